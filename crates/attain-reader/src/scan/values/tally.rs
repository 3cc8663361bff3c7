//! k of n: `26/28 chỉ tiêu`, `26 trong tổng số 28 chỉ tiêu`, `26 of 28 targets`.

use attain::text::prose::{unit, whole_number};
use attain::{Kind, Locale, Tally, Unit, Value};

use super::Place;
use crate::line::Sort;
use crate::scan::Spotted;
use crate::words::words;

impl Place<'_, '_> {
    /// `26/28 chỉ tiêu`, `8/13 huyện và thành phố`, `26 trong tổng số 28 chỉ tiêu`, `26 of 28 targets`.
    pub(super) fn tally(&self) -> Option<Spotted> {
        let line = self.line;
        if !line.is_digits(self.at) {
            return None;
        }
        let mut cursor = line.cursor(self.at);
        let k = whole_number(&mut cursor, self.reader.locale)?;
        let mut next = line.index(&cursor);
        // A counted thing may stand between: `26 chỉ tiêu trong tổng số 28 chỉ tiêu`, `1,250 households out of 1,400`.
        let mut inner = None;
        if line.mark(next) == Some('/') {
            next += 1;
        } else {
            let mut cursor = line.cursor(next);
            if let Some(thing) =
                unit(&mut cursor, self.reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate())
            {
                next = line.index(&cursor);
                inner = Some(thing);
            }
            next = line.any(
                next,
                match (self.reader.locale, inner.is_some()) {
                    (Locale::Vi, false) => words!["trong tổng số, trên tổng số, trong số, trên, trong"],
                    (Locale::Vi, true) => &["trong tổng số", "trên tổng số"][..],
                    (_, false) => words!["out of the, out of a total of, out of, of the, of"],
                    (_, true) => &["out of the", "out of a total of", "out of"][..],
                },
            )?;
        }
        let n_at = next;
        let mut cursor = line.cursor(n_at);
        let n = whole_number(&mut cursor, self.reader.locale).filter(|_| line.is_digits(n_at))?;
        let mut to = line.index(&cursor);
        if k > n || n == 0 || matches!(line.mark(to), Some('/' | '%')) && line.is_glued(to) {
            return None;
        }
        let slash = line.mark(n_at - 1) == Some('/');
        let mut after = line.cursor(to);
        let thing = unit(&mut after, self.reader);
        let thing = match thing {
            Some(thing) if thing.kind() == Kind::Count && thing.exponent() == 0 && !thing.is_rate() => {
                to = self.and_more(line.index(&after));
                thing
            }
            Some(_) => return None,
            None => {
                // `24/7`, `24/24` are manners of speaking; `9/2024` a month; a fraction reads `2/3 số xã`.
                if let Some(thing) = inner {
                    thing
                } else {
                    // `412 of 450 (91.6%)`
                    let percent = self.reader.locale == Locale::En
                        && !slash
                        && line.mark(to) == Some('(')
                        && line.is_digits(to + 1)
                        && (to + 2..to + 6).any(|at| line.mark(at) == Some('%'));
                    if percent {
                        let tally = Tally::new(k, n, Unit::number()).ok()?;
                        return Some(self.spotted(to, to, Value::Tally(tally)));
                    }
                    let fraction = line.any(to, &["số", "tổng số", "dân số", "diện tích"]).is_some();
                    if !slash
                        || line.year(n_at).is_some()
                        || k == n && matches!(n, 24 | 7)
                        || fraction
                        || (n <= 12 && k <= 31 && !self.counts(to))
                    {
                        return None;
                    }
                    if !self.counts(to) && line.sort(to) != Some(Sort::Word) {
                        return None;
                    }
                    Unit::number()
                }
            }
        };
        let tally = Tally::new(k, n, thing).ok()?;
        Some(self.spotted(to, to, Value::Tally(tally)))
    }

    /// Whether a noun stands at a token that the table of units does not know: a word in small letters that is no verb.
    fn counts(&self, at: usize) -> bool {
        self.line.sort(at) == Some(Sort::Word)
            && !self.line.is_capital(at)
            && !words![
                "đạt, được, đã, và, tại, của, là, thì, nên, do, để, vừa, qua, này",
                "tới, đến, and, in, at, on, the, was, is, were, năm"
            ]
            .contains(&self.line.word(at))
    }

    /// Goes on over more of what is counted: `huyện và thành phố`, `xã, phường, thị trấn`.
    fn and_more(&self, mut to: usize) -> usize {
        let line = self.line;
        loop {
            let next = match (line.mark(to), line.word(to)) {
                (Some(','), _) | (_, "và" | "and") => to + 1,
                _ => return to,
            };
            let mut cursor = line.cursor(next);
            let place = unit(&mut cursor, self.reader).is_some_and(|unit| {
                matches!(
                    unit.word(),
                    "district"
                        | "commune"
                        | "ward"
                        | "township"
                        | "city"
                        | "town"
                        | "province"
                        | "locality"
                        | "ministry"
                        | "agency"
                )
            });
            if !place {
                return to;
            }
            to = line.index(&cursor);
        }
    }
}
