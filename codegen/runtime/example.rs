//! Examples of models, under the feature `mock`.

/// Gives a model its example: JSON, in which `{"$ref": "Name"}` stands for the example of one of
/// the models that are listed.
macro_rules! example {
    ($model:ident $([$($part:ident),* $(,)?])? => $text:literal) => {
        #[cfg(feature = "mock")]
        impl $model {
            /// A value for tests, from the examples of the document where it has some.
            pub fn example() -> Self {
                $crate::runtime::read_example(stringify!($model), $text, &[$($((
                    stringify!($part),
                    || $crate::runtime::write_example(&$crate::models::$part::example()),
                )),*)?])
            }
        }
    };
}
pub(crate) use example;
