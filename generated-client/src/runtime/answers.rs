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
    /// What is no documented success: a documented error, or a status that the document does not
    /// name. One from 200 to 299 is no error, even if the document has one for all other statuses.
    pub(crate) fn otherwise<T, E: Answers>(&self) -> Result<Answer<T, E>, ReadError> {
        if self.status.is_success() {
            return Ok(Answer::Undocumented);
        }
        match E::read(self) {
            // It is a proxy's answer, and no error of the operation.
            Err(_) if self.is_of_proxy() => Ok(Answer::Undocumented),
            read => Ok(read?.map_or(Answer::Undocumented, Answer::Failure)),
        }
    }
}

/// Makes an enum of documented answers from rows such as `NotFound(json) = 404`.
///
/// A row names what the variant carries (`json`, `text`, `bytes`, `stream`; nothing where there
/// is no body), its media types where they matter, and its status: one, a range, or `_` for those
/// that no other row names. With `if named` it stands for answers of its media types only, and
/// `beside` names those of the same status that are read in another way.
macro_rules! answers {
    ($type:ident { $(
        $variant:ident $(($kind:ident $(as $($media:literal)|+)?))?
            = $first:tt $(..= $last:tt)? $(if $guard:ident)? $(beside $($other:literal)|+)?
    ),* $(,)? }) => {
        $crate::runtime::closed_debug!(enum $type { $($variant $(($kind))?),* });

        impl $crate::runtime::Answers for $type {
            #[allow(unreachable_patterns, reason = "`_` names the rest where there is one")]
            #[inline]
            fn read(
                reply: &$crate::runtime::Reply,
            ) -> ::std::result::Result<::std::option::Option<Self>, $crate::runtime::ReadError> {
                ::std::result::Result::Ok(match reply.code() {
                    $($first $(..= $last)?
                        if $crate::runtime::body!(
                            names reply $first $(..= $last)?
                        ) && $crate::runtime::body!(
                            takes reply [$($guard)?] [$($($($media),+)?)?]
                        ) => {
                            $crate::runtime::body!(refuse reply [$($($other),+)?]);
                            ::std::option::Option::Some(Self::$variant $((
                                $crate::runtime::body!(read $kind reply [$($($media),+)?])
                            ))?)
                        })*
                    _ => ::std::option::Option::None,
                })
            }

            #[cfg(feature = "mock")]
            #[inline]
            fn write(&self) -> $crate::runtime::Written {
                match *self {
                    $($crate::runtime::body!(pattern $variant body $($kind)?) =>
                        $crate::runtime::body!(
                            write $first body [$($kind)?] [$($($($media),+)?)?]
                        ),)*
                }
            }
        }
    };
}
pub(crate) use answers;

/// Tells an operation which statuses are its successes: `json = 200, 202` where all carry the
/// same, `enum` where its output is one of [`answers!`], nothing where it has none. Media types
/// stand as there.
macro_rules! success {
    ($kind:ident $(as $($media:literal)|+)? =
        $first:tt $(..= $last:tt)? $(beside $($other:literal)|+)?
        $(, $more:tt $(..= $end:tt)? $(beside $($others:literal)|+)?)*
    ) => {
        #[inline]
        fn read(
            reply: &$crate::runtime::Reply,
        ) -> ::std::result::Result<
            $crate::runtime::Answer<Self::Output, Self::Error>,
            $crate::runtime::ReadError,
        > {
            match reply.code() {
                $first $(..= $last)? => $crate::runtime::body!(refuse reply [$($($other),+)?]),
                $($more $(..= $end)? => $crate::runtime::body!(refuse reply [$($($others),+)?]),)*
                _ => return reply.otherwise(),
            }
            ::std::result::Result::Ok($crate::runtime::Answer::Success(
                $crate::runtime::body!(read $kind reply [$($($media),+)?]),
            ))
        }

        #[cfg(feature = "mock")]
        #[inline]
        fn write(body: &Self::Output) -> $crate::runtime::Written {
            $crate::runtime::body!(write $first body [$kind] [$($($media),+)?])
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
    (read json $reply:ident [$($media:literal),*]) => { $reply.json()? };
    (read plain $reply:ident [$($media:literal),*]) => { $reply.plain(&[$($media),*])? };
    (read text $reply:ident [$($media:literal),*]) => { $reply.text(&[$($media),*])? };
    (read bytes $reply:ident [$($media:literal),*]) => { $reply.bytes(&[$($media),*])? };
    (read stream $reply:ident [$($media:literal),*]) => { $reply.download(&[$($media),*])? };
    (read lines $reply:ident [$($media:literal),*]) => {
        $reply.items($crate::runtime::Framing::Lines)?
    };
    (read records $reply:ident [$($media:literal),*]) => {
        $reply.items($crate::runtime::Framing::Sequence)?
    };
    (read events $reply:ident [$($media:literal),*]) => {
        $reply.items($crate::runtime::Framing::Events)?
    };
    (read json_events $reply:ident [$($media:literal),*]) => {
        $reply.items($crate::runtime::Framing::JsonEvents)?
    };
    (read empty $reply:ident []) => { () };
    // Only what is documented for this very status is not the answer of a proxy.
    (names $reply:ident _) => { !$reply.is_of_proxy() };
    (names $reply:ident $status:tt) => { true };
    (names $reply:ident $first:tt ..= $last:tt) => { !$reply.is_of_proxy() };
    (takes $reply:ident [] [$($media:literal),*]) => { true };
    (takes $reply:ident [named] [$($media:literal),+]) => { $reply.is_named(&[$($media),+]) };
    (refuse $reply:ident []) => { {} };
    (refuse $reply:ident [$($other:literal),+]) => { $reply.refuse(&[$($other),+])? };
    (pattern $variant:ident $body:ident) => { Self::$variant };
    (pattern $variant:ident $body:ident $kind:ident) => { Self::$variant(ref $body) };
    // No status stands for all the others; this one is a plain failure.
    (write _ $body:ident $kind:tt $media:tt) => {
        $crate::runtime::body!(write 500 $body $kind $media)
    };
    (write $status:tt $body:ident [] []) => { $crate::runtime::Written::empty($status, &()) };
    (write $status:tt $body:ident [$kind:ident] [$($media:literal),*]) => {
        $crate::runtime::Written::$kind($status, $body).of(&[$($media),*])
    };
}
pub(crate) use body;
