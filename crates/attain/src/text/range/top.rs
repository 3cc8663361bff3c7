//! A place among the first of an order: `top 10`, `trong nhóm 10 tỉnh dẫn đầu cả nước`, `in the top ten`.

use super::Found;
use crate::decimal::Decimal;
use crate::figure::{Qualifier, Value};
use crate::locale::Locale;
use crate::quantity::Quantity;
use crate::text::TextError;
use crate::text::fold::Cursor;
use crate::text::numeral::{Context, numeral};
use crate::text::reader::Reader;
use crate::text::unit;
use crate::unit::{Kind, Unit};

const INTO_VI: [&str; 10] =
    ["nằm trong", "đứng trong", "xếp trong", "lọt vào", "thuộc vào", "lọt", "trong", "thuộc", "vào", "nằm ở"];
const INTO_EN: [&str; 11] = [
    "to be in",
    "to be among",
    "rank in",
    "rank among",
    "ranked in",
    "ranked among",
    "inside",
    "within",
    "among",
    "into",
    "in",
];

/// What the first of an order are called after their number; `10 tỉnh cuối bảng` are not they.
const FIRST_VI: [&str; 7] = ["dẫn đầu", "đứng đầu", "hàng đầu", "đầu bảng", "đầu tiên", "tốt nhất", "cao nhất"];

/// Reads a place among the first at the cursor: a rank, and that it is at most this.
///
/// # Errors
/// A malformed number.
pub fn top(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> Result<Option<Found>, TextError> {
    let mut next = *cursor;
    let group = match reader.locale {
        Locale::Vi => {
            next.eat_any(&INTO_VI);
            let group = next.eat_phrase("nhóm");
            if !group && !next.eat_any(&["top", "tốp"]) {
                return Ok(None);
            }
            group
        }
        Locale::En => {
            next.eat_any(&INTO_EN);
            next.eat_phrase("the");
            if !next.eat_phrase("top") {
                return Ok(None);
            }
            false
        }
    };
    let Some(found) = numeral(&mut next, reader.locale, Context::Prose)? else { return Ok(None) };
    if found.exponent != 0 || !found.value.is_integer() || found.value < Decimal::ONE {
        return Ok(None);
    }
    if reader.locale == Locale::Vi {
        let mut things = next;
        let named = unit::unit(&mut things, reader).is_some_and(|unit| unit.kind() == Kind::Count && !unit.is_rate());
        if named {
            next = things;
        }
        // `nhóm 10 người` is ten people.
        if !next.eat_any(&FIRST_VI) && group && named {
            return Ok(None);
        }
    }
    let Ok(rank) = Unit::from_code("rank") else { return Ok(None) };
    *cursor = next;
    let value = Value::Quantity(Quantity::new(found.value, rank));
    Ok(Some(Found { value, bound: Some(Qualifier::AtMost) }))
}
