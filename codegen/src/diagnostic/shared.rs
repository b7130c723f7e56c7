//! The codes that more than one stage raises.

use super::codes;

codes! {
    UNCHECKED = "W0204", "a constraint is not checked",
        "The client checks limits before it sends a request. It does not check what neither Rust's \
         types nor its checks can say: conditions, what must not hold, patterns with look-around, \
         the number of properties of a struct. The documentation shows what holds, and the server \
         still may check it.";
}
