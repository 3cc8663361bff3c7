//! The machine forms of intervals, gaps and price bases, each one text.

use super::{WireError, form};
use crate::attainment::Gap;
use crate::decimal::Ratio;
use crate::interval::{Bound, Interval};
use crate::quantity::Quantity;
use crate::range::Range;
use crate::unit::Prices;

/// Returns the machine form of an interval: `[8,17/2]`, `(8/13,)`, `(,)`, `empty`.
pub(super) fn write_interval(interval: &Interval<Ratio>) -> String {
    if interval.is_empty() {
        return "empty".to_owned();
    }
    let at = |bound: Option<&Bound<Ratio>>| bound.map_or_else(String::new, |b| b.at.to_string());
    format!(
        "{}{},{}{}",
        if interval.lower().is_some_and(|b| b.closed) { '[' } else { '(' },
        at(interval.lower()),
        at(interval.upper()),
        if interval.upper().is_some_and(|b| b.closed) { ']' } else { ')' },
    )
}

/// Reads the machine form of an interval.
pub(super) fn read_interval(text: &str) -> Result<Interval<Ratio>, WireError> {
    let refuse = |reason: &str| form(text, "an interval such as `[8,17/2)`", reason);
    if text == "empty" {
        return Ok(Interval::empty());
    }
    let ((lower, lower_closed), (upper, upper_closed)) = ends(text).map_err(refuse)?;
    let bound = |part: &str, closed: bool| -> Result<Option<Bound<Ratio>>, WireError> {
        match (part, closed) {
            ("", false) => Ok(None),
            ("", true) => Err(refuse("an end without a bound is open")),
            (part, closed) => {
                let at = part.parse().map_err(|e: crate::decimal::DecimalError| refuse(&e.to_string()))?;
                Ok(Some(Bound { at, closed }))
            }
        }
    };
    let (lower, upper) = (bound(lower, lower_closed)?, bound(upper, upper_closed)?);
    if let (Some(l), Some(u)) = (&lower, &upper)
        && l.at == u.at
        && !(l.closed && u.closed)
    {
        return Err(refuse("it holds nothing; write `empty`"));
    }
    Interval::new(lower, upper).map_err(|e| refuse(&e.to_string()))
}

/// The text of one end, and whether it is closed.
pub(super) type End<'a> = (&'a str, bool);

/// The two ends of an interval or a range.
pub(super) fn ends(text: &str) -> Result<(End<'_>, End<'_>), &'static str> {
    let mut inside = text.chars();
    let (lower_closed, upper_closed) = match (inside.next(), inside.next_back()) {
        (Some(open @ ('[' | '(')), Some(close @ (']' | ')'))) => (open == '[', close == ']'),
        _ => return Err("it stands in brackets"),
    };
    let (lower, upper) = inside.as_str().split_once(',').ok_or("a comma parts its bounds")?;
    Ok(((lower, lower_closed), (upper, upper_closed)))
}

/// Returns the machine form of a gap: a quantity or a range.
pub(super) fn write_gap(gap: &Gap) -> String {
    match gap {
        Gap::Quantity(quantity) => quantity.to_wire(),
        Gap::Range(range) => range.to_wire(),
    }
}

/// Reads the machine form of a gap.
pub(super) fn read_gap(text: &str) -> Result<Gap, WireError> {
    match text.starts_with(['[', '(']) || text.starts_with("empty ") {
        true => Range::from_wire(text).map(Gap::Range),
        false => Quantity::from_wire(text).map(Gap::Quantity),
    }
}

/// Returns the machine form of a price basis: `unstated`, `current`, or the year of constant prices.
pub(super) fn write_prices(prices: &Prices) -> String {
    match prices {
        Prices::Unstated => "unstated".to_owned(),
        Prices::Current => "current".to_owned(),
        Prices::Constant(year) => year.to_string(),
    }
}

/// Reads the machine form of a price basis.
pub(super) fn read_prices(text: &str) -> Result<Prices, WireError> {
    match text {
        "unstated" => Ok(Prices::Unstated),
        "current" => Ok(Prices::Current),
        year => {
            let written = year.parse().ok().filter(|read: &u16| read.to_string() == year);
            let reason = "expected `unstated`, `current` or the year of constant prices";
            written.map(Prices::Constant).ok_or_else(|| form(text, "a price basis", reason))
        }
    }
}
