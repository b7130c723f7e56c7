//! Values that fit a schema, and what becomes of them.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod compare;
pub mod judge;
pub mod random;
pub mod samples;
pub mod texts;
pub mod trip;
pub mod values;
pub mod whole;
