//! A place in an order: `đứng thứ 9/114`, `hạng 4`, `top 10`, `ranked 15th`.

use attain::text::prose::top;
use attain::{Decimal, Locale, Quantity, Tally, Unit, Value};

use super::Place;
use crate::scan::Spotted;
use crate::words::words;

/// Words that make a small number a rank, before `thứ`.
const STANDS_VI: [&str; 16] = [
    "đứng",
    "xếp",
    "đứng ở",
    "xếp ở",
    "vị trí",
    "vị trí thứ",
    "xếp hạng",
    "hạng",
    "thứ hạng",
    "giữ vị trí",
    "xếp vị trí",
    "lên",
    "xuống",
    "vươn lên",
    "giữ",
    "ở",
];

impl Place<'_, '_> {
    /// `top 10`, `nhóm 10 tỉnh dẫn đầu`.
    pub(super) fn top(&self) -> Option<Spotted> {
        let line = self.line;
        if !matches!(line.word(self.at), "top" | "tốp" | "nhóm") {
            return None;
        }
        let mut cursor = line.cursor(self.at);
        let found = top(&mut cursor, self.reader).ok()??;
        let to = line.index(&cursor);
        // The span is the number and the word before it: `top 10`.
        let digits = (self.at..to).find(|at| line.is_digits(*at)).map_or(to, |at| at + 1);
        let mut spotted = self.spotted(digits, to, found.value);
        spotted.lead.qualifiers.extend(found.bound);
        Some(spotted)
    }

    /// `đứng thứ 15`, `xếp thứ 9/114`, `hạng 4`, `ranked 15th`.
    pub(super) fn rank(&self) -> Option<Spotted> {
        let (line, locale) = (self.line, self.reader.locale);
        let (number_at, given) = match locale {
            Locale::Vi => match line.word(self.at) {
                "thứ" => (self.at + 1, true),
                "hạng" => (line.any(self.at + 1, &["thứ"]).unwrap_or(self.at + 1), true),
                "vị" if line.word(self.at + 1) == "trí" => {
                    (line.any(self.at + 2, &["thứ", "số"]).unwrap_or(self.at + 2), true)
                }
                _ => return None,
            },
            _ => (self.at, false),
        };
        let number = match locale {
            Locale::Vi => line.number(number_at).or_else(|| match line.word(number_at) {
                "nhất" => Some(1),
                "nhì" | "hai" => Some(2),
                "ba" => Some(3),
                "tư" | "bốn" => Some(4),
                "năm" => Some(5),
                "sáu" => Some(6),
                "bảy" | "bẩy" => Some(7),
                "tám" => Some(8),
                "chín" => Some(9),
                "mười" => Some(10),
                _ => None,
            })?,
            _ => {
                const WORDS: [&str; 10] =
                    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
                let spelt =
                    WORDS.iter().position(|word| *word == line.word(self.at)).and_then(|at| u32::try_from(at + 1).ok());
                if let Some(number) = spelt {
                    line.any_before(self.at, words!["ranked, ranks, rank, ranking, placed, came, stood"])?;
                    let rank = Unit::from_code("rank").ok()?;
                    return Some(self.spotted(
                        self.at + 1,
                        self.at + 1,
                        Value::Quantity(Quantity::new(Decimal::from(number), rank)),
                    ));
                }
                let number = line.number(self.at)?;
                let suffix = matches!(line.word(self.at + 1), "st" | "nd" | "rd" | "th") && line.is_glued(self.at + 1);
                let stands = line.any_before(
                    self.at,
                    words![
                        "ranked, ranks, rank, ranking, ranked at, placed, position",
                        "ranked number, from, to, ranking :, rank :, ranking of, place",
                        "rank of"
                    ],
                );
                let after =
                    line.any(self.at + 2, words!["place, position, out of, of, in the world, among, globally, in"]);
                if !(suffix && (stands.is_some() || after.is_some())
                    || !suffix
                        && line
                            .any_before(self.at, words!["ranked, ranks, rank, rank of, ranking, position"])
                            .is_some())
                {
                    return None;
                }
                if suffix
                    && words!["century, anniversary, session, meeting, congress, edition"]
                        .contains(&line.word(self.at + 2))
                {
                    return None;
                }
                number
            }
        };
        let mut to = number_at + 1;
        if locale == Locale::En && matches!(line.word(to), "st" | "nd" | "rd" | "th") {
            to += 1;
        }
        // `thứ 9/114`, `thứ 9 trên 63`, `34th out of 190`.
        let mut end = to;
        let mut out_of = None;
        let slash = line.mark(to) == Some('/') && line.is_digits(to + 1);
        let words = line.any(
            to,
            match locale {
                Locale::Vi => words!["trong tổng số, trong số, trên tổng số, trên, trong"],
                _ => words!["out of the, out of, of the, of, among the, among"],
            },
        );
        let of = if slash { Some(to + 1) } else { words };
        if let Some(of) = of
            && let Some(n) = line.number(of).filter(|n| *n >= number && line.year(of).is_none())
        {
            out_of = Some(n);
            (to, end) = (of + 1, of + 1);
        }
        if locale == Locale::Vi {
            let stands = STANDS_VI.iter().any(|phrase| line.phrase_before(self.at, phrase).is_some());
            let field = line
                .any(end, words!["cả nước, toàn quốc, khu vực, vùng, thế giới, toàn tỉnh, châu á", "đông nam á, về"])
                .is_some()
                || line.any(end, &["trong", "trên"]).is_some_and(|next| {
                    line.any(next, words!["cả nước, toàn quốc, tổng số, các, khu vực, vùng"]).is_some()
                        || line.is_digits(next)
                });
            let named = !given || line.word(self.at) != "thứ";
            let stands = stands || (named && self.at > 0 && line.mark(self.at - 1) == Some('('));
            let serial = [
                "năm",
                "tháng",
                "lần",
                "quý",
                "tuần",
                "khóa",
                "kỳ",
                "thế hệ",
                "bước",
                "ngày",
                "người",
                "con",
                "loại",
                "đô thị",
                "bệnh viện",
            ]
            .iter()
            .any(|word| line.phrase_before(self.at, word).is_some());
            // A class is no place: `đô thị hạng 3`, `bệnh viện hạng I`.
            if serial && out_of.is_none() || !(stands || field || out_of.is_some() || named) {
                return None;
            }
            if named && !stands && !field && out_of.is_none() && line.word(self.at) == "hạng" {
                return None;
            }
        }
        let rank = Unit::from_code("rank").ok()?;
        let from = if locale == Locale::Vi && line.word(number_at - 1) == "thứ" { number_at - 1 } else { self.at };
        let value = match out_of {
            Some(n) => Value::Tally(Tally::new(u64::from(number), u64::from(n), rank).ok()?),
            None => Value::Quantity(Quantity::new(Decimal::from(number), rank)),
        };
        Some(Spotted { from, ..self.spotted(to, end, value) })
    }
}
