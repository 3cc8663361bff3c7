//! Figures printed: qualifiers and a change in front of a value.

use crate::decimal::Decimal;
use crate::figure::{Change, Figure, Qualifier, Tally, Value};
use crate::locale::Locale;
use crate::text::unit::Words;
use crate::text::write_number;
use crate::unit::Kind;

use Qualifier::{About, AtLeast, AtMost, Estimated, Exactly, Intended, Nearly, Over, Under, Within};

impl Words<'_> {
    /// A figure without its base.
    pub(super) fn figure(self, figure: &Figure) -> String {
        let mut said: Vec<&str> = Vec::new();
        let ahead = figure.qualifiers().iter().take_while(|q| !q.bounds()).count();
        let (first, last) = figure.qualifiers().split_at(ahead);
        said.extend(first.iter().map(|q| self.qualifier(*q)));
        let relative = matches!(figure.unit().kind(), Kind::Share | Kind::Growth | Kind::Points);
        said.extend(figure.change().map(|change| match change {
            Change::Up => self.locale.pick("tăng", "up"),
            Change::Down => self.locale.pick("giảm", "down"),
            Change::Excess if relative => self.locale.pick("vượt", "exceeding by"),
            Change::Excess => self.locale.pick("vượt thêm", "exceeding by"),
        }));
        for (index, qualifier) in last.iter().enumerate() {
            // `trên dưới` would read as about.
            let over = *qualifier == Over && last.get(index + 1) == Some(&Under);
            said.push(if over { self.locale.pick("hơn", "over") } else { self.qualifier(*qualifier) });
        }
        if self.locale == Locale::Vi
            && figure.unit().kind() == Kind::Times
            && figure.change().is_none()
            && !figure.unit().is_rate()
        {
            said.push("gấp");
        }
        let value = match figure.value() {
            Value::Quantity(quantity) => self.quantity(quantity),
            Value::Range(range) if said.is_empty() => range.write_with(self.locale, self.lexicon),
            Value::Range(range) => self.range(range),
            Value::Tally(tally) => self.tally(tally),
        };
        said.push(&value);
        said.join(" ")
    }

    fn qualifier(self, qualifier: Qualifier) -> &'static str {
        let (vi, en) = match qualifier {
            About => ("khoảng", "about"),
            Nearly => ("gần", "nearly"),
            Over => ("trên", "more than"),
            Under => ("dưới", "below"),
            AtLeast => ("ít nhất", "at least"),
            AtMost => ("không quá", "at most"),
            Exactly => ("đúng", "exactly"),
            Within => ("trong khoảng", "within"),
            Estimated => ("ước", "estimated"),
            Intended => ("phấn đấu", "intended"),
        };
        self.locale.pick(vi, en)
    }

    fn tally(self, tally: &Tally) -> String {
        let number = |count: u64| write_number(Decimal::from(count), self.locale);
        let name = self.name(tally.unit(), tally.n() != 1);
        if name.is_empty() {
            // `9/2024` is a month.
            return format!("{} {} {}", number(tally.k()), self.locale.pick("trong số", "out of"), number(tally.n()));
        }
        format!("{}/{} {name}", number(tally.k()), number(tally.n()))
    }
}
