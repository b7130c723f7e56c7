//! IP addresses as values of models. They tell who someone is, so `Debug` hides them.

use super::closed::ClosedDebug;
use std::fmt::{self, Formatter};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

macro_rules! hidden { ($($type:ty),*) => { $(
    impl ClosedDebug for $type {
        fn closed(&self, f: &mut Formatter<'_>) -> fmt::Result {
            f.write_str("..")
        }
    }
)* } }
hidden!(IpAddr, Ipv4Addr, Ipv6Addr);

super::in_text! {
    IpAddr: "an IP address", |text| text.parse().ok(), |_| true, |address| Ok(address.to_string());
    Ipv4Addr: "an IPv4 address", |text| text.parse().ok(), |_| true, |address| Ok(address.to_string());
    Ipv6Addr: "an IPv6 address", |text| text.parse().ok(), |_| true, |address| Ok(address.to_string());
}
