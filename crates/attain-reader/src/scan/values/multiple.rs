//! A multiple in its own words: `gấp đôi`, `gấp 1,5 lần`, `doubled`, `threefold`.

use attain::text::prose::amount;
use attain::{Decimal, Kind, Locale, Qualifier, Quantity, Unit, Value};

use super::Place;
use crate::line::Sort;
use crate::scan::Spotted;
use crate::words::words;

impl Place<'_, '_> {
    /// `gấp đôi`, `gấp 1,5 lần`, `doubled`, `3.5 times`, `threefold`.
    pub(super) fn multiple(&self) -> Option<Spotted> {
        let line = self.line;
        let times = || Unit::from_code("times").ok();
        let point = |tenths: i64| Some(Value::Quantity(Quantity::new(Decimal::new(tenths, 1).normalize(), times()?)));
        let mut said = None;
        match self.reader.locale {
            Locale::Vi => {
                if line.word(self.at) == "gấp" {
                    let next = line.any(self.at + 1, &["hơn", "khoảng", "gần", "trên"]).unwrap_or(self.at + 1);
                    said = match line.word(next) {
                        "đôi" | "hai" => Some((next + 1 + usize::from(line.word(next + 1) == "lần"), point(20)?)),
                        "rưỡi" => Some((next + 1, point(15)?)),
                        "ba" => Some((next + 1 + usize::from(line.word(next + 1) == "lần"), point(30)?)),
                        "bốn" => Some((next + 1 + usize::from(line.word(next + 1) == "lần"), point(40)?)),
                        _ => None,
                    };
                    if said.is_none() && line.sort(next) == Some(Sort::Digits) {
                        let mut cursor = line.cursor(next);
                        let found = amount(&mut cursor, self.reader).ok()??;
                        let known = found.unit.as_ref().is_none_or(|unit| unit.kind() == Kind::Times);
                        let mut to = line.index(&cursor);
                        to = line.phrase(to, "lần").unwrap_or(to);
                        if known && found.exponent == 0 {
                            said = Some((to, Value::Quantity(Quantity::new(found.value, times()?))));
                        }
                    }
                }
            }
            _ => {
                said = match line.word(self.at) {
                    "double" | "doubled" | "doubling" | "twofold" => Some((self.at + 1, point(20)?)),
                    "triple" | "tripled" | "trebled" | "tripling" | "threefold" => Some((self.at + 1, point(30)?)),
                    "quadrupled" | "fourfold" => Some((self.at + 1, point(40)?)),
                    "fivefold" => Some((self.at + 1, point(50)?)),
                    "tenfold" => Some((self.at + 1, point(100)?)),
                    "twice" => Some((self.at + 1, point(20)?)),
                    _ => None,
                };
                // `double-digit growth`, `a double room`, `triple bottom line` are no multiples.
                let verb =
                    words!["doubled, tripled, trebled, quadrupled, twofold, threefold", "fourfold, fivefold, tenfold"]
                        .contains(&line.word(self.at));
                let follows = words!["the, that, its, their, as, from, to, by, since, in, over, last", "what"]
                    .contains(&line.word(self.at + 1));
                if !verb && !follows {
                    said = None;
                }
            }
        }
        let (to, value) = said?;
        let mut spotted = self.spotted(to, to, value);
        // `gấp hơn 1,28 lần`: the number; `gấp đôi` is one expression.
        if self.reader.locale == Locale::Vi && !matches!(line.word(to - 1), "đôi" | "rưỡi" | "hai") {
            spotted.from = (self.at..to).find(|at| line.is_digits(*at)).unwrap_or(self.at + 1);
            let between = (self.at + 1..spotted.from).map(|at| line.word(at));
            for word in between {
                match word {
                    "hơn" | "trên" => spotted.lead.qualifiers.push(Qualifier::Over),
                    "gần" => spotted.lead.qualifiers.push(Qualifier::Nearly),
                    "khoảng" => spotted.lead.qualifiers.push(Qualifier::About),
                    _ => {}
                }
            }
        }
        spotted.multiple = true;
        Some(spotted)
    }
}
