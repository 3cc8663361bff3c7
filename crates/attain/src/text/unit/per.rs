//! What follows the name of a unit: what it is counted by (`/người/năm`, `per 10,000 people`) and at which prices.

use smallvec::SmallVec;

use super::{Parts, Text, braces, head, power_of_ten};
use crate::locale::Locale;
use crate::text::fold::Cursor;
use crate::text::numeral::{Context, numeral, scale};
use crate::text::reader::Reader;
use crate::unit::Kind;

/// Takes what the unit is counted by: `/người`, `mỗi năm`, `per 10,000 people`, `bình quân đầu người`.
///
/// `trên` is also a preposition of place and `một`, `a` are articles. Alone they count by measures, people and households;
/// `một` and `a` count money by anything.
pub(super) fn per(cursor: &mut Cursor<'_>, reader: Reader<'_>, head_kind: Kind, code: &mut Text) -> bool {
    const PHRASES: [(&str, &str, Locale); 18] = [
        ("hằng năm", "/year", Locale::Vi),
        ("hàng năm", "/year", Locale::Vi),
        ("thường niên", "/year", Locale::Vi),
        ("hằng tháng", "/month", Locale::Vi),
        ("hàng tháng", "/month", Locale::Vi),
        ("hằng quý", "/quarter", Locale::Vi),
        ("hàng quý", "/quarter", Locale::Vi),
        ("hằng ngày", "/day", Locale::Vi),
        ("hàng ngày", "/day", Locale::Vi),
        ("bình quân đầu người", "/person", Locale::Vi),
        ("bình quân mỗi năm", "/year", Locale::Vi),
        ("annually", "/year", Locale::En),
        ("yearly", "/year", Locale::En),
        ("p.a.", "/year", Locale::En),
        ("monthly", "/month", Locale::En),
        ("per capita", "/person", Locale::En),
        ("daily", "/day", Locale::En),
        ("quarterly", "/quarter", Locale::En),
    ];
    let mut next = *cursor;
    if let Some((_, by, _)) =
        PHRASES.iter().find(|(phrase, _, locale)| *locale == reader.locale && next.eat_phrase(phrase))
    {
        code.extend_from_slice(by.as_bytes());
        *cursor = next;
        return true;
    }
    next.skip_spaces();
    let sure = next.eat('/')
        || next.eat_any(reader.locale.pick(
            &["cho mỗi", "trên mỗi", "bình quân mỗi", "mỗi"][..],
            &["for every", "for each", "in every", "per", "each", "every"][..],
        ));
    let article = !sure && next.eat_any(reader.locale.pick(&["một"][..], &["a", "an"][..]));
    let above = !sure && !article && reader.locale == Locale::Vi && next.eat_phrase("trên");
    if !(sure || article || above) {
        return false;
    }
    // A name first: `/năm` is a year and no five. What is counted by `vụ` alone is counted by harvests.
    let mut harvest = next;
    let harvests = reader.locale == Locale::Vi && harvest.eat_phrase("vụ");
    let (factor, atom, numbered) = match head(&mut next, reader) {
        Some(_) if harvests && harvest.mark() == next.mark() => {
            (1, Some(Parts::new("crop_season", Kind::Count, 0)), false)
        }
        Some(atom) => (1, Some(atom), false),
        None => (factor(&mut next, reader), head(&mut next, reader), true),
    };
    let (Some(atom), true) = (atom, factor > 0) else { return false };
    let people = matches!(&*atom.word, b"person" | b"household");
    let counted = sure || numbered || atom.kind != Kind::Count || people || (article && head_kind == Kind::Money);
    if !counted || atom.exponent != 0 || !atom.per.is_empty() || atom.word.contains(&b'/') {
        return false;
    }
    let mut by = Text::from_slice(b"/");
    if factor > 1 {
        let mut digits: SmallVec<[u8; 12]> = SmallVec::new();
        let mut rest = factor;
        while rest > 0 {
            digits.push(b'0' + u8::try_from(rest % 10).unwrap_or(0));
            rest /= 10;
        }
        digits.reverse();
        by.extend_from_slice(&digits);
        by.push(b' ');
    }
    by.extend_from_slice(&atom.word);
    let _ = braces(&mut next, &mut by);
    code.extend_from_slice(&by);
    *cursor = next;
    true
}

/// Takes how many of them: `1 vạn`, `vạn`, `10,000`, `thousand`; 0 for what is no power of ten.
fn factor(cursor: &mut Cursor<'_>, reader: Reader<'_>) -> u32 {
    let mut next = *cursor;
    let power = match numeral(&mut next, reader.locale, Context::Prose) {
        Ok(Some(found)) => found.total().ok().and_then(power_of_ten),
        _ => scale(&mut next, reader.locale).map(|found| found.exponent),
    };
    let Some(times) = power.and_then(|power| u32::try_from(power).ok()).and_then(|power| 10u32.checked_pow(power))
    else {
        return 0;
    };
    *cursor = next;
    times
}

/// Takes the prices at which money is counted: `(giá so sánh 2010)`, `giá hiện hành`, `at constant 2010 prices`.
pub(super) fn prices(cursor: &mut Cursor<'_>, locale: Locale, note: &mut Text) {
    let mut next = *cursor;
    next.skip_spaces();
    let _ = next.eat(',') && next.skip_spaces();
    let opened = next.eat('(');
    let _ = next.eat_any(locale.pick(&["tính theo", "theo"][..], &["at", "in"][..]));
    let current = next.eat_any(locale.pick(
        &["giá hiện hành", "giá thực tế", "giá hh"][..],
        &["current market prices", "current prices", "nominal prices"][..],
    ));
    let year = if current {
        None
    } else {
        let found = match locale {
            Locale::Vi => {
                if !next.eat_any(&["giá so sánh", "giá cố định", "giá ss"]) {
                    return;
                }
                next.eat_phrase("năm");
                four_digits(&mut next)
            }
            Locale::En => {
                next.eat_phrase("constant");
                let year = four_digits(&mut next);
                if !next.eat_any(&["constant prices", "prices"]) {
                    return;
                }
                year
            }
        };
        let Some(year) = found else { return };
        Some(year)
    };
    if opened && !next.eat(')') {
        return;
    }
    match &year {
        None => note.extend_from_slice(b"{current}"),
        Some(year) => {
            note.push(b'{');
            note.extend_from_slice(year);
            note.push(b'}');
        }
    }
    *cursor = next;
}

fn four_digits(cursor: &mut Cursor<'_>) -> Option<[u8; 4]> {
    cursor.skip_spaces();
    let mut year = [0; 4];
    for digit in &mut year {
        *digit = cursor.peek().filter(char::is_ascii_digit).and_then(|ch| u8::try_from(ch).ok())?;
        cursor.bump();
    }
    (!cursor.peek().is_some_and(|ch| ch.is_ascii_digit())).then_some(year)
}
