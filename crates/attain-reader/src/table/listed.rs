//! Items of a list whose unit stands in their name: `- Thu ngân sách (tỷ đồng): 17.500`, `Số bác sĩ/vạn dân: 9`.

use attain::Kind;

use super::cell::{Cells, Held};
use super::rows::Cell;
use super::{Desk, names, rate_in, units};
use crate::line::Line;
use crate::scan::{Found, Led, Spotted};

/// The most words of a name.
const NAME: usize = 40;

/// Adds the bare figures of a list, or gives those that were found the unit of their name.
pub(crate) fn listed(line: &Line<'_>, found: &mut Vec<Found>, desk: Desk<'_>) {
    let mut at = 0;
    while at < line.len() {
        if line.mark(at) == Some(':')
            && let Some(spotted) = item(line, at, found, desk)
        {
            let (from, to) = (spotted.from, spotted.to);
            found.retain(|found| !matches!(found, Found::Figure(figure) if figure.from < to && from < figure.to));
            let place = found.partition_point(|found| match found {
                Found::Figure(figure) => figure.from < from,
                Found::Time(time) => time.from < from,
            });
            found.insert(place, Found::Figure(Box::new(spotted)));
        }
        at += 1;
    }
}

fn item(line: &Line<'_>, colon: usize, found: &[Found], desk: Desk<'_>) -> Option<Spotted> {
    let limit = line.len().min(colon + 18);
    let end = (colon + 1..limit).find(|at| ends(line, *at)).unwrap_or(limit);
    if end > colon + 16 || end <= colon + 1 || !(colon + 1..end).any(|at| line.is_digits(at)) {
        return None;
    }
    let timed = found.iter().any(|found| matches!(found, Found::Time(time) if time.from < end && colon < time.to));
    if timed {
        return None;
    }
    let floor = colon.saturating_sub(NAME);
    let from = (floor..colon)
        .rev()
        .find(|at| matches!(line.mark(*at), Some(';' | ':')) || line.mark(*at) == Some('.') && !line.is_glued(at + 1))
        .map_or(floor, |at| at + 1);
    let name = line.name(from, colon);
    let (_, name) = names::of_name(&name);
    let (name, measure) = units::of_name(name, desk.locale, desk.lexicon);
    let measure =
        measure.or_else(|| rate_in(name, desk)).or_else(|| units::of_count(name, desk.locale, desk.lexicon))?;
    let cell = Cell::new(line.given(colon + 1, end), line.start(colon + 1));
    let cells = Cells { locale: desk.locale, marks: desk.locale, lexicon: desk.lexicon };
    // A figure with a unit of its own is read as any other.
    match cells.read(&cell, None) {
        Held::Figure(printed)
            if printed.value.unit().kind() != Kind::Number || printed.value.unit().exponent() != 0 =>
        {
            return None;
        }
        Held::Nothing => return None,
        _ => {}
    }
    let Held::Figure(printed) = cells.read(&cell, measure.unit.as_ref()) else { return None };
    let first = (colon + 1..end).find(|at| line.start(*at) >= printed.start)?;
    let to = (first..end).find(|at| line.start(*at) >= printed.end).unwrap_or(end);
    let lead = Led {
        led: !printed.qualifiers.is_empty() || printed.change.is_some(),
        qualifiers: printed.qualifiers,
        change: printed.change,
        ..Led::default()
    };
    Some(Spotted {
        from: first,
        to,
        end,
        led_from: colon + 1,
        value: printed.value,
        lead,
        flags: printed.flags,
        departs: false,
        multiple: false,
    })
}

/// Whether an item ends at a token: at `;`, before a parenthesis, at a full stop or a comma that is no part of a number.
fn ends(line: &Line<'_>, at: usize) -> bool {
    match line.mark(at) {
        Some(';' | '(') => true,
        Some('.' | ',') => !(line.is_glued(at + 1) && line.is_digits(at + 1)),
        _ => line.is_broken(at) && !line.is_digits(at),
    }
}
