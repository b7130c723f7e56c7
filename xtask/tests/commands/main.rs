//! The commands as scripts and people meet them: the program itself, in a folder of its own.

#![cfg(test)]

mod broken;
mod check;
mod corpus;
mod cost;
mod diff;
mod generate;
mod messages;
mod project;
mod runs;
mod support;
