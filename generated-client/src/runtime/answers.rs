// @generated from spec/bank-connections.yaml by `cargo xtask gen`. Do not edit.

//! Documented answers: which status carries what, in one table for reading and for mocks.

use super::decode::ReadError;
use super::operation::Answer;
use super::response::Reply;

/// An enum with a variant for each documented answer. Implemented by generated code only.
pub trait Answers: Sized {
    /// Reads an answer; `None` if none of these has its status.
    fn read(reply: &Reply) -> Result<Option<Self>, ReadError>;

    /// The answer that is read as this.
    #[cfg(feature = "mock")]
    fn write(&self) -> super::Written;
}

impl Reply {
    /// What is no success: a documented error, or a status that the document does not name.
    pub(crate) fn otherwise<T, E: Answers>(&self) -> Result<Answer<T, E>, ReadError> {
        Ok(E::read(self)?.map_or(Answer::Undocumented, Answer::Failure))
    }
}

/// Makes an enum of documented answers from rows such as `NotFound(json) = 404`.
///
/// A row names what the variant carries (`json`, `text`, `bytes`, `stream`; nothing where there
/// is no body) and its status: one, a range, or `_` for those that no other row names.
macro_rules! answers {
    ($type:ident { $($variant:ident $(($kind:ident))? = $first:tt $(..= $last:tt)?),* $(,)? }) => {
        $crate::runtime::closed_debug!(enum $type { $($variant $(($kind))?),* });

        impl $crate::runtime::Answers for $type {
            #[allow(unreachable_patterns, reason = "`_` names the rest where there is one")]
            #[inline]
            fn read(
                reply: &$crate::runtime::Reply,
            ) -> ::std::result::Result<::std::option::Option<Self>, $crate::runtime::ReadError> {
                ::std::result::Result::Ok(match reply.code() {
                    $($first $(..= $last)? => ::std::option::Option::Some(
                        Self::$variant $(($crate::runtime::body!(read $kind reply)))?
                    ),)*
                    _ => ::std::option::Option::None,
                })
            }

            #[cfg(feature = "mock")]
            #[inline]
            fn write(&self) -> $crate::runtime::Written {
                match *self {
                    $($crate::runtime::body!(pattern $variant body $($kind)?) =>
                        $crate::runtime::body!(write $first body $($kind)?),)*
                }
            }
        }
    };
}
pub(crate) use answers;

/// Tells an operation which statuses are its successes: `json = 200, 202` where all carry the
/// same, `enum` where its output is one of [`answers!`], nothing where it has none.
macro_rules! success {
    ($kind:ident = $first:tt $(..= $last:tt)? $(, $more:tt $(..= $end:tt)?)*) => {
        #[inline]
        fn read(
            reply: &$crate::runtime::Reply,
        ) -> ::std::result::Result<
            $crate::runtime::Answer<Self::Output, Self::Error>,
            $crate::runtime::ReadError,
        > {
            match reply.code() {
                $first $(..= $last)? $(| $more $(..= $end)?)* => ::std::result::Result::Ok(
                    $crate::runtime::Answer::Success($crate::runtime::body!(read $kind reply)),
                ),
                _ => reply.otherwise(),
            }
        }

        #[cfg(feature = "mock")]
        #[inline]
        fn write(body: &Self::Output) -> $crate::runtime::Written {
            $crate::runtime::body!(write $first body $kind)
        }
    };
    (enum) => {
        #[inline]
        fn read(
            reply: &$crate::runtime::Reply,
        ) -> ::std::result::Result<
            $crate::runtime::Answer<Self::Output, Self::Error>,
            $crate::runtime::ReadError,
        > {
            match <Self::Output as $crate::runtime::Answers>::read(reply)? {
                ::std::option::Option::Some(value) => {
                    ::std::result::Result::Ok($crate::runtime::Answer::Success(value))
                }
                ::std::option::Option::None => reply.otherwise(),
            }
        }

        #[cfg(feature = "mock")]
        #[inline]
        fn write(output: &Self::Output) -> $crate::runtime::Written {
            $crate::runtime::Answers::write(output)
        }
    };
    () => {
        #[inline]
        fn read(
            reply: &$crate::runtime::Reply,
        ) -> ::std::result::Result<
            $crate::runtime::Answer<Self::Output, Self::Error>,
            $crate::runtime::ReadError,
        > {
            reply.otherwise()
        }

        #[cfg(feature = "mock")]
        #[inline]
        fn write(_: &Self::Output) -> $crate::runtime::Written {
            $crate::runtime::Written::empty(200, &())
        }
    };
}
pub(crate) use success;

/// The parts of a row's code that depend on what the answer carries.
macro_rules! body {
    (read json $reply:ident) => { $reply.json()? };
    (read text $reply:ident) => { $reply.text()? };
    (read bytes $reply:ident) => { $reply.bytes() };
    (read stream $reply:ident) => { $reply.download()? };
    (read lines $reply:ident) => { $reply.items($crate::runtime::Framing::Lines)? };
    (read records $reply:ident) => { $reply.items($crate::runtime::Framing::Sequence)? };
    (read events $reply:ident) => { $reply.items($crate::runtime::Framing::Events)? };
    (read json_events $reply:ident) => { $reply.items($crate::runtime::Framing::JsonEvents)? };
    (read empty $reply:ident) => { () };
    (pattern $variant:ident $body:ident) => { Self::$variant };
    (pattern $variant:ident $body:ident $kind:ident) => { Self::$variant(ref $body) };
    (write $status:tt $body:ident) => { $crate::runtime::body!(write $status (&()) empty) };
    // No status stands for all the others; this one is a plain failure.
    (write _ $body:tt $kind:ident) => { $crate::runtime::Written::$kind(500, $body) };
    (write $status:tt $body:tt $kind:ident) => { $crate::runtime::Written::$kind($status, $body) };
}
pub(crate) use body;
