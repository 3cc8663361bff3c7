//! Two bounds, or one with an open end: `8 - 8,5%`, `từ 7,5% trở lên`, `between 2 and 3 percent`.

use attain::text::prose::{Amount, Opening, amount, closing, share_tail};
use attain::{Kind, Locale, Qualifier, Range, Value};

use super::Place;
use crate::line::Sort;
use crate::mention::{Doubt, Flag};
use crate::scan::{Spotted, en};
use crate::words::words;

impl Place<'_, '_> {
    pub(super) fn range(
        &self,
        opened: Option<Opening>,
        mark: char,
        lower: &Amount,
        first_at: usize,
        second_at: usize,
    ) -> Option<Spotted> {
        let line = self.line;
        // `between 2.0 g and about 7.0 g`
        let second_at = match self.reader.locale {
            Locale::En if mark == 'w' => {
                line.any(second_at, words!["about, around, approximately, roughly, nearly"]).unwrap_or(second_at)
            }
            _ => second_at,
        };
        // A list's dash, a word's dash, and a negative number are no range.
        if mark == '-'
            && (line.is_broken(second_at.saturating_sub(1))
                || !matches!(line.sort(second_at), Some(Sort::Digits | Sort::Mark(_) | Sort::Word)))
        {
            return None;
        }
        if !self.is_figure_start(second_at) {
            return None;
        }
        let here = Place { at: second_at, ..*self };
        let mut cursor = line.cursor(second_at);
        let upper = amount(&mut cursor, self.reader).ok()??;
        let to = line.index(&cursor);
        if !here.is_whole(second_at, to, &upper) {
            return None;
        }
        // A course from one level to another is two figures: `từ 9,1% xuống còn 8%`; so are amounts of unlike things.
        let (mut low, mut high) = (lower.clone(), upper);
        if low.is_rank() != high.is_rank() {
            return None;
        }
        let one_sided = low.unit.is_some() && high.unit.is_none() && !low.leads;
        if one_sided {
            // `5% - 10 xã`: the second has nothing of the first.
            if high.exponent != 0 || mark == 'w' && opened.is_none() {
                return None;
            }
            high.unit.clone_from(&low.unit);
            high.exponent = low.exponent;
        } else if !share_tail(&mut low, &mut high) {
            return None;
        }
        let years = low.is_year && high.is_year && low.unit.is_none();
        let bare = low.unit.is_none() && low.exponent == 0;
        if years || (bare && !self.is_bare_range(first_at, to, opened)) {
            return None;
        }
        if self.reader.locale == Locale::En
            && mark == 'w'
            && opened == Some(Opening::From)
            && en::course::is_course(line, self.at)
        {
            return None;
        }
        let mut to = to;
        let mut stripped = false;
        for side in [&mut low, &mut high] {
            if let Some(plain) = side
                .unit
                .as_ref()
                .filter(|unit| unit.kind() == Kind::Share && unit.note().is_some())
                .and_then(|unit| unit.noted(None).ok())
            {
                side.unit = Some(plain);
                stripped = true;
            }
        }
        if stripped && self.reader.locale == Locale::En {
            to = (second_at..to)
                .rev()
                .find(|at| matches!(line.text(*at), "%" | "percent" | "cent"))
                .map_or(to, |at| at + 1);
        }
        let flags = low.flags.and(high.flags);
        let (lower, upper) = (low.quantity(), high.quantity());
        let (value, reversed) = match Range::closed(lower.clone(), upper.clone()) {
            Ok(range) => (Value::Range(range), false),
            Err(_) => match Range::closed(upper, lower) {
                Ok(range) if mark != 'w' => (Value::Range(range), true),
                _ => return None,
            },
        };
        let mut end = line.cursor(to);
        let bound = closing(&mut end, self.reader.locale);
        let end = if bound.is_some() { line.index(&end) } else { to };
        let mut spotted = self.spotted(to, end, value);
        spotted.from = if opened.is_some() { first_at } else { self.at };
        spotted.lead.qualifiers.extend(bound);
        if opened == Some(Opening::From) || opened == Some(Opening::Between) {
            spotted.from = first_at;
        }
        if reversed {
            spotted.flags.push(Flag { doubt: Doubt::BoundsReversed, alternative: None });
        }
        if one_sided {
            spotted.flags.push(Flag { doubt: Doubt::UnitElided, alternative: None });
        }
        self.doubt(&mut spotted, flags);
        Some(spotted)
    }

    /// Whether two bare numbers make a range: with a verb that reaches, and not the parts of a code.
    fn is_bare_range(&self, first_at: usize, to: usize, opened: Option<Opening>) -> bool {
        let line = self.line;
        let decimals = (first_at..to)
            .any(|at| matches!(line.mark(at), Some(',' | '.')) && line.is_glued(at) && line.is_digits(at + 1));
        decimals || opened.is_some() && self.led.is_led()
    }

    /// `từ 7,5% trở lên`, `from 10 percent`: a bound with one open end.
    pub(super) fn bounded(
        &self,
        opened: Option<Opening>,
        lower: Amount,
        first_at: usize,
        to: usize,
    ) -> Option<Spotted> {
        let line = self.line;
        let course =
            self.reader.locale == Locale::En && opened == Some(Opening::From) && en::course::is_course(line, self.at);
        let lower = if course { en::course::begun(line, lower, to, self.reader) } else { lower };
        let mut end = line.cursor(to);
        let bound = closing(&mut end, self.reader.locale);
        let end = if bound.is_some() { line.index(&end) } else { to };
        let here = Place { at: first_at, ..*self };
        let mut spotted = here.single(lower, first_at, to)?;
        spotted.end = end.max(spotted.end);
        // A course, `từ 3,5% năm 2022 xuống còn 2,7%`, begins with `từ` as well: only `trở lên` makes a bound,
        // or a verb that asks before it: `đạt từ 95%`.
        if bound.is_none() && opened == Some(Opening::From) && (course || self.is_course(to)) {
            spotted.lead.change = None;
        }
        if bound.is_none()
            && opened == Some(Opening::From)
            && self.reader.locale == Locale::Vi
            && self.led.is_led()
            && self.led.change.is_none()
            && !self.is_course(to)
        {
            spotted.lead.qualifiers.push(Qualifier::AtLeast);
        }
        Some(spotted)
    }

    /// Whether another level follows in the clause: `từ 3,5% … xuống còn 2,7%`.
    fn is_course(&self, to: usize) -> bool {
        let line = self.line;
        (to..to + 14)
            .take_while(|at| !matches!(line.mark(*at), Some(';' | '.')))
            .any(|at| matches!(line.word(at), "xuống" | "lên" | "còn" | "sang" | "thành" | "to"))
    }
}
