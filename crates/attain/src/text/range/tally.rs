//! k of n at the cursor.

use rust_decimal::prelude::ToPrimitive;

use crate::decimal::Decimal;
use crate::figure::{Tally, Value};
use crate::locale::Locale;
use crate::text::TextError;
use crate::text::fold::Cursor;
use crate::text::numeral::{Context, digits};
use crate::text::reader::Reader;
use crate::text::unit;
use crate::unit::{Kind, Unit};

/// `14/15 chỉ tiêu`, `26 trong 28 chỉ tiêu`, `26 out of 28 targets`.
pub(super) fn tally(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Value>, TextError> {
    let mut next = *cursor;
    let Some(k) = whole_number(&mut next, reader.locale) else { return Ok(None) };
    next.skip_spaces();
    let slash = next.eat('/');
    let words = reader.locale.pick(
        &["trong tổng số", "trên tổng số", "trong số", "trong", "trên"][..],
        &["out of the", "out of", "of the", "of"][..],
    );
    if !slash && !next.eat_any(words) {
        return Ok(None);
    }
    let mark = next.mark();
    let Some(n) = whole_number(&mut next, reader.locale) else { return Ok(None) };
    let n_is_year = (1900..=2100).contains(&n) && next.since(mark).len() == 4;
    if matches!(next.peek(), Some('/' | '-' | '%' | '.' | ',')) && !next.sees(".") {
        return Ok(None);
    }
    let mut after = next;
    let found = unit::unit(&mut after, reader);
    let unit = match found {
        Some(unit) if unit.kind() == Kind::Count && unit.exponent() == 0 => {
            next = after;
            unit
        }
        // `9/2024` is a month; `15/7` and `31/12` are days, or more than there are.
        Some(_) => return Ok(None),
        None if slash && (n_is_year || k > n) => return Ok(None),
        None => Unit::number(),
    };
    let tally = Tally::new(k, n, unit)
        .map_err(|error| next.invalid("a share of a number of things", cursor.mark(), error.to_string()))?;
    *cursor = next;
    Ok(Some(Value::Tally(tally)))
}

/// Takes a whole number in digits.
pub fn whole_number(cursor: &mut Cursor<'_>, locale: Locale) -> Option<u64> {
    let mut next = *cursor;
    let (value, _) = digits(&mut next, locale, Context::Prose).ok()??;
    let count = value.to_u64().filter(|count| Decimal::from(*count) == value && value.scale() == 0)?;
    *cursor = next;
    Some(count)
}
