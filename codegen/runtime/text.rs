//! Types of other crates whose values are strings in JSON.

/// Gives types their way from and to JSON by a parser, and a check of what is the exact form: one
/// of several types is only read from that. What cannot be written is told by a rule.
macro_rules! in_text { ($($type:ty: $what:literal, $parse:expr, $exact:expr, $write:expr);* $(;)?) => { $(
    impl $crate::runtime::Decode for $type {
        fn decode(decoder: &mut $crate::runtime::Decoder<'_>) -> $crate::runtime::JsonResult<Self> {
            let mark = decoder.mark();
            let Ok(text) = decoder.string() else {
                decoder.go_back(mark);
                return Err(decoder.mismatch($what));
            };
            let is_exact: fn(&str) -> bool = $exact;
            let parse: fn(&str) -> Option<Self> = $parse;
            let read = (!decoder.is_trying() || is_exact(&text)).then(|| parse(&text)).flatten();
            read.ok_or_else(|| {
                decoder.go_back(mark);
                decoder.fault(concat!("expected ", $what, ", found another string"))
            })
        }
    }

    impl $crate::runtime::Encode for $type {
        fn encode(&self, encoder: &mut $crate::runtime::Encoder) -> $crate::runtime::JsonResult<()> {
            let write: fn(&Self) -> Result<String, &'static str> = $write;
            match write(self) {
                Ok(text) => encoder.string(&text),
                Err(rule) => Err($crate::runtime::Fault::new(rule)),
            }
        }
    }
)* } }
pub(crate) use in_text;
