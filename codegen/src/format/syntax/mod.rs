//! The Rust that `emit` writes, as far as its layout depends on it.

mod cursor;
mod expression;
mod item;
mod token;

pub(super) use cursor::{Cursor, split};
pub(super) use expression::{Arm, Block, Call, Expr, Init, Statement, arguments};
pub(super) use item::{Attribute, Field, Fields, Item, Kind, Tree, Variant, items};
pub(super) use token::{Token, spell, tokens};
