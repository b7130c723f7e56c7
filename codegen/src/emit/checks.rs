//! The document's limits as calls of the runtime's checks.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Number;

use super::Context;
use crate::model::{Composition, Rule, Rules, Type, TypeKind};

impl<'a> Context<'a> {
    /// The calls that check `value`, an expression for a reference, to follow on a place.
    pub(super) fn checks(&self, value: &TokenStream, ty: &'a Type, rules: &Rules) -> TokenStream {
        let mut rules = rules.clone();
        let mut ty = ty;
        // An alias has no place for checks of its own, so they are made where it is used.
        while let Type::Named(id) = ty {
            let TypeKind::Alias(inner, own) = &self.def(*id).kind else {
                break;
            };
            rules = rules.and(own.clone());
            ty = inner;
        }
        let mut calls = TokenStream::new();
        for rule in &rules.own {
            calls.extend(rule_call(value, rule));
        }
        calls.extend(self.inner(value, ty, rules.each.as_deref()));
        calls
    }

    /// The checks of what a value holds.
    fn inner(&self, value: &TokenStream, ty: &'a Type, each: Option<&Rules>) -> TokenStream {
        let (item, method) = match ty.composition() {
            Composition::Named(id) if self.def(id).checked => return quote!(.nested(#value)),
            Composition::Named(_) | Composition::Scalar => return TokenStream::new(),
            Composition::Boxed(inner) | Composition::Nullable(inner) => {
                let rules = Rules {
                    own: Vec::new(),
                    each: each.cloned().map(Box::new),
                };
                return self.checks(value, inner, &rules);
            }
            Composition::List(item) => (item, quote!(each)),
            Composition::Map(item) => (item, quote!(each_value)),
        };
        let empty = Rules::default();
        let item_checks = self.checks(&quote!(item), item, each.unwrap_or(&empty));
        if item_checks.is_empty() {
            return TokenStream::new();
        }
        quote!(.#method(#value, |at, item| { at #item_checks; }))
    }
}

fn rule_call(value: &TokenStream, rule: &Rule) -> TokenStream {
    let count = |count: &u64| Literal::u64_unsuffixed(*count);
    match rule {
        Rule::MinLength(limit) => {
            let limit = count(limit);
            quote!(.min_length(#value, #limit))
        }
        Rule::MaxLength(limit) => {
            let limit = count(limit);
            quote!(.max_length(#value, #limit))
        }
        Rule::Pattern(pattern) => quote!(.pattern(#value, crate::runtime::pattern!(#pattern))),
        Rule::MinItems(limit) => {
            let limit = count(limit);
            quote!(.min_items(#value, #limit))
        }
        Rule::MaxItems(limit) => {
            let limit = count(limit);
            quote!(.max_items(#value, #limit))
        }
        Rule::MinProperties(limit) => {
            let limit = count(limit);
            quote!(.min_properties(#value, #limit))
        }
        Rule::MaxProperties(limit) => {
            let limit = count(limit);
            quote!(.max_properties(#value, #limit))
        }
        Rule::UniqueItems => quote!(.unique_items(#value)),
        Rule::Minimum(bound) => {
            let limit = number(&bound.value);
            if bound.exclusive {
                quote!(.more_than(#value, #limit))
            } else {
                quote!(.minimum(#value, #limit))
            }
        }
        Rule::Maximum(bound) => {
            let limit = number(&bound.value);
            if bound.exclusive {
                quote!(.less_than(#value, #limit))
            } else {
                quote!(.maximum(#value, #limit))
            }
        }
        Rule::MultipleOf(factor) => {
            let factor = number(factor);
            quote!(.multiple_of(#value, #factor))
        }
    }
}

/// A number as a literal that needs no type from its surroundings.
fn number(number: &Number) -> TokenStream {
    let (magnitude, negative) = if let Some(integer) = number.as_i64() {
        let magnitude = integer.unsigned_abs();
        let literal = if i32::try_from(integer).is_ok() {
            Literal::u64_unsuffixed(magnitude)
        } else if integer == i64::MIN {
            return quote!(i64::MIN);
        } else {
            Literal::i64_suffixed(integer.wrapping_abs())
        };
        (literal, integer < 0)
    } else if let Some(integer) = number.as_u64() {
        (Literal::u64_suffixed(integer), false)
    } else {
        let float = number.as_f64().unwrap_or_default();
        (Literal::f64_unsuffixed(float.abs()), float < 0.0)
    };
    if negative {
        quote!(-#magnitude)
    } else {
        quote!(#magnitude)
    }
}
