//! IP addresses as values of models. They tell who someone is, so `Debug` hides them.

use super::closed::ClosedDebug;
use std::fmt::{Formatter, Result};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

macro_rules! hidden { ($($type:ty),*) => { $(
    impl ClosedDebug for $type {
        fn closed(&self, f: &mut Formatter<'_>) -> Result {
            f.write_str("..")
        }
    }
)* } }
hidden!(IpAddr, Ipv4Addr, Ipv6Addr);
