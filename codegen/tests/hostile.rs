//! Hostile documents: none makes the generator panic, hang, overflow its stack, or write what it
//! was not asked to write.
//!
//! What takes long is ignored unless it is asked for: `cargo xtask ci` runs it, and so does
//! `cargo test -p codegen --test hostile -- --ignored`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by it")]
#![allow(
    clippy::format_collect,
    clippy::needless_pass_by_value,
    reason = "documents are put together from parts, once"
)]

mod support;

#[path = "hostile/arena.rs"]
mod arena;
#[path = "hostile/inspection.rs"]
mod inspection;
#[path = "hostile/names.rs"]
mod names;
#[path = "hostile/review.rs"]
mod review;
#[path = "hostile/structures.rs"]
mod structures;
#[path = "hostile/texts.rs"]
mod texts;
