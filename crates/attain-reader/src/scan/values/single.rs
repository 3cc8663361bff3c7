//! One amount: `17.500 tỷ đồng`, `70tr/người/năm`, `(+6,2%)`.

use attain::text::prose::{Amount, amount, closing, share_tail};
use attain::{Change, Decimal, Kind, Locale, Qualifier, Range, Unit, Value};

use super::Place;
use crate::line::Sort;
use crate::mention::{Doubt, Flag};
use crate::scan::Spotted;

impl Place<'_, '_> {
    pub(super) fn single(&self, found: Amount, at: usize, to: usize) -> Option<Spotted> {
        let line = self.line;
        let mut to = to;
        let mut found = found;
        // `$365M a year ago`: the year is when, and no rate.
        if self.reader.locale == Locale::En
            && matches!(line.word(to), "ago" | "earlier" | "before")
            && matches!(line.word(to.saturating_sub(1)), "year" | "month" | "quarter")
            && matches!(line.word(to.saturating_sub(2)), "a")
            && let Some(unit) = found.unit.as_ref().filter(|unit| unit.is_rate())
        {
            found.unit = Some(unit.numerator());
            to -= 2;
        }
        // `two pounds of meat` weigh; `two million pounds of aid` are money.
        let goods = self.reader.locale == Locale::En
            && found.exponent == 0
            && line.word(to) == "of"
            && matches!(line.word(to.saturating_sub(1)), "pound" | "pounds");
        if goods && !found.leads {
            found.unit = Unit::from_code("lb").ok();
        }
        // `số bác sĩ/1 vạn dân`: what something is counted by.
        let by = at.checked_sub(1).is_some_and(|before| {
            line.mark(before) == Some('/') || matches!(line.word(before), "trên" | "per" | "trong")
        });
        let heads = found
            .unit
            .as_ref()
            .is_some_and(|unit| matches!(unit.word(), "person" | "birth" | "household" | "inhabitant"));
        if by && heads && found.value == Decimal::ONE && found.exponent >= 2 {
            return None;
        }
        let is_digits = line.is_digits(at) || line.is_digits(at + 1);
        if found.unit.as_ref().is_some_and(|unit| unit.kind() == Kind::Duration && !unit.is_rate()) {
            // How long something takes is a figure where it has decimals or is what is measured.
            let paired = self.reader.locale == Locale::En && line.word(to) == "respectively";
            let figure = found.value.scale() > 0 || matches!(line.mark(to), Some('/')) || self.led.is_led() || paired;
            if !figure {
                return None;
            }
        }
        if found.unit.is_none() {
            if found.exponent == 0 && !self.is_bare_figure(at, to, &found) {
                return None;
            }
            if found.is_year {
                return None;
            }
        }
        if let Some(unit) = found.unit.as_ref()
            && unit.kind() == Kind::Rank
            && !is_digits
        {
            return None;
        }
        // `4,8%GDP`, `3 percent of GDP`: the whole is what the share is set against, not part of the span.
        let noted = |unit: &&Unit| {
            let grows = unit.kind() == Kind::Growth && self.reader.locale == Locale::En;
            (unit.kind() == Kind::Share || grows) && unit.note().is_some()
        };
        if let Some(unit) = found.unit.as_ref().filter(noted)
            && let Ok(plain) = unit.noted(None)
        {
            found.unit = Some(plain);
            to = (at..to)
                .rev()
                .find(|at| matches!(line.text(*at), "%" | "percent" | "trăm" | "‰" | "cent"))
                .map_or(to, |at| at + 1);
        }
        let mut end = line.cursor(to);
        let bound = closing(&mut end, self.reader.locale);
        let end = if bound.is_some() { line.index(&end) } else { to };
        // `70tr/người/năm`: the money is left out, what it is counted by is not.
        if found.unit.is_none()
            && found.exponent >= 3
            && let Some((unit, after)) = self.per_alone(to)
        {
            found.unit = Some(unit);
            to = after;
        }
        let end = end.max(to);
        let (flags, exponent) = (found.flags, found.exponent);
        let elided = found.unit.is_none() && exponent >= 3;
        let mut spotted = self.spotted(to, end, Value::Quantity(found.clone().quantity()));
        spotted.from = at;
        // `(+6,2%)`: the sign says that it rises.
        if line.mark(at) == Some('+') && spotted.lead.change.is_none() {
            spotted.lead.change = Some(Change::Up);
        }
        if found.is_rank() {
            match bound {
                Some(Qualifier::AtLeast) => spotted.lead.qualifiers.push(Qualifier::AtMost),
                Some(Qualifier::AtMost) => spotted.lead.qualifiers.push(Qualifier::AtLeast),
                other => spotted.lead.qualifiers.extend(other),
            }
        } else {
            spotted.lead.qualifiers.extend(bound);
        }
        if elided {
            spotted.flags.push(Flag { doubt: Doubt::UnitElided, alternative: None });
        }
        if let Some(range) = self.lost_dash(at, &found) {
            spotted.flags.push(Flag { doubt: Doubt::LostDash, alternative: Some(range) });
        }
        self.doubt(&mut spotted, flags);
        Some(spotted)
    }

    /// The range that two numbers side by side would be, `56.000 61.000 tỷ đồng`, where a dash may have been lost.
    fn lost_dash(&self, at: usize, upper: &Amount) -> Option<Value> {
        let line = self.line;
        let mut start = at.checked_sub(1).filter(|before| line.is_digits(*before) && line.year(*before).is_none())?;
        while start >= 2
            && line.is_glued(start)
            && matches!(line.mark(start - 1), Some('.' | ','))
            && line.is_glued(start - 1)
            && line.is_digits(start - 2)
        {
            start -= 2;
        }
        upper.unit.as_ref()?;
        let mut cursor = line.cursor(start);
        let mut lower = amount(&mut cursor, self.reader).ok()??;
        let mut upper = upper.clone();
        let beside = line.index(&cursor) == at && lower.unit.is_none() && share_tail(&mut lower, &mut upper);
        let range = Range::closed(lower.quantity(), upper.quantity()).ok()?;
        beside.then_some(Value::Range(range))
    }

    /// What an amount of money is counted by, where its currency is left out: `/người/năm`.
    fn per_alone(&self, at: usize) -> Option<(Unit, usize)> {
        let line = self.line;
        let mut end = at;
        while line.mark(end) == Some('/') && line.sort(end + 1) == Some(Sort::Word) {
            end += 2;
        }
        let currency = match self.reader.locale {
            Locale::Vi if end > at => "đồng",
            _ => return None,
        };
        let unit = Unit::read(&format!("{currency}{}", line.name(at, end)), Locale::Vi).ok()?;
        Some((unit, end))
    }

    /// Whether a bare number is a figure: one with decimals or groups after a word that leads to a level.
    fn is_bare_figure(&self, at: usize, to: usize, found: &Amount) -> bool {
        let line = self.line;
        let marked = (at..to).any(|at| matches!(line.mark(at), Some(',' | '.')));
        let spaced = found.flags.spaced;
        (marked || spaced) && line.is_digits(at) && (self.led.is_led() || line.sort(to) == Some(Sort::Word))
    }
}
