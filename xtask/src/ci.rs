use crate::failure::Failure;
use crate::terminal::Terminal;
pub fn run(_terminal: &Terminal) -> Result<(), Failure> { Ok(()) }
