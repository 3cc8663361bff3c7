//! The value at a place in prose: an amount, two bounds, k of n, a rank, a multiple.

use attain::text::prose::{
    Amount, Context, Opening, Reader, amount, closing, opening, separator, share_tail, top, unit, whole_number,
};
use attain::{Change, Decimal, Kind, Locale, Qualifier, Quantity, Range, Tally, Unit, Value};

use super::{Led, Scanner, Spotted, en};
use crate::line::{Line, Sort};
use crate::mention::{Doubt, Flag};

/// The value that begins at a token.
pub(super) fn at(line: &Line<'_>, at: usize, scanner: Scanner<'_>, led: &Led) -> Option<Spotted> {
    let reader =
        Reader { locale: scanner.locale, context: Context::Prose, lexicon: scanner.lexicon, foreign: false };
    let here = Place { line, at, reader, led };
    if scanner.locale == Locale::En
        && let Some(part) = en::part(line, at, reader, led)
    {
        return Some(part);
    }
    here.multiple()
        .or_else(|| here.top())
        .or_else(|| here.rank())
        .or_else(|| here.tally())
        .or_else(|| here.amounts())
}

#[derive(Clone, Copy)]
struct Place<'p, 'f> {
    line: &'p Line<'f>,
    at: usize,
    reader: Reader<'p>,
    led: &'p Led,
}

/// Words that make a small number a rank, before `thứ`.
const STANDS_VI: [&str; 16] = [
    "đứng", "xếp", "đứng ở", "xếp ở", "vị trí", "vị trí thứ", "xếp hạng", "hạng", "thứ hạng", "giữ vị trí", "xếp vị trí", "lên", "xuống", "vươn lên", "giữ", "ở",
];

impl Place<'_, '_> {
    fn spotted(&self, to: usize, end: usize, value: Value) -> Spotted {
        Spotted {
            from: self.at,
            to,
            end,
            led_from: self.at,
            value,
            lead: self.led.clone(),
            flags: Vec::new(),
            departs: false,
            multiple: false,
        }
    }

    /// `gấp đôi`, `gấp 1,5 lần`, `doubled`, `3.5 times`, `threefold`.
    fn multiple(&self) -> Option<Spotted> {
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
                let verb = matches!(line.word(self.at), "doubled" | "tripled" | "trebled" | "quadrupled" | "twofold" | "threefold" | "fourfold" | "fivefold" | "tenfold");
                let follows = matches!(line.word(self.at + 1), "the" | "that" | "its" | "their" | "as" | "from" | "to" | "by" | "since" | "in" | "over" | "last" | "what");
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

    /// `top 10`, `nhóm 10 tỉnh dẫn đầu`.
    fn top(&self) -> Option<Spotted> {
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
    fn rank(&self) -> Option<Spotted> {
        let (line, locale) = (self.line, self.reader.locale);
        let (number_at, given) = match locale {
            Locale::Vi => match line.word(self.at) {
                "thứ" => (self.at + 1, true),
                "hạng" => (line.any(self.at + 1, &["thứ"]).unwrap_or(self.at + 1), true),
                "vị" if line.word(self.at + 1) == "trí" => (line.any(self.at + 2, &["thứ", "số"]).unwrap_or(self.at + 2), true),
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
                const WORDS: [&str; 10] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
                let spelt = WORDS.iter().position(|word| *word == line.word(self.at)).and_then(|at| u32::try_from(at + 1).ok());
                if let Some(number) = spelt {
                    line.any_before(self.at, &["ranked", "ranks", "rank", "ranking", "placed", "came", "stood"])?;
                    let rank = Unit::from_code("rank").ok()?;
                    return Some(self.spotted(self.at + 1, self.at + 1, Value::Quantity(Quantity::new(Decimal::from(number), rank))));
                }
                let number = line.number(self.at)?;
                let suffix = matches!(line.word(self.at + 1), "st" | "nd" | "rd" | "th") && line.is_glued(self.at + 1);
                let stands = line.any_before(self.at, &["ranked", "ranks", "rank", "ranking", "ranked at", "placed", "position", "ranked number", "from", "to", "ranking :", "rank :", "ranking of", "place", "rank of"]);
                let after = line.any(self.at + 2, &["place", "position", "out of", "of", "in the world", "among", "globally", "in"]);
                if !(suffix && (stands.is_some() || after.is_some()) || !suffix && line.any_before(self.at, &["ranked", "ranks", "rank", "rank of", "ranking", "position"]).is_some()) {
                    return None;
                }
                if suffix && matches!(line.word(self.at + 2), "century" | "anniversary" | "session" | "meeting" | "congress" | "edition") {
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
        let words = line.any(to, match locale {
            Locale::Vi => &["trong tổng số", "trong số", "trên tổng số", "trên", "trong"][..],
            _ => &["out of the", "out of", "of the", "of", "among the", "among"][..],
        });
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
                .any(end, &["cả nước", "toàn quốc", "khu vực", "vùng", "thế giới", "toàn tỉnh", "châu á", "đông nam á", "về"])
                .is_some()
                || line.any(end, &["trong", "trên"]).is_some_and(|next| line.any(next, &["cả nước", "toàn quốc", "tổng số", "các", "khu vực", "vùng"]).is_some() || line.is_digits(next));
            let named = !given || line.word(self.at) != "thứ";
            let stands = stands || (named && self.at > 0 && line.mark(self.at - 1) == Some('('));
            let serial = ["năm", "tháng", "lần", "quý", "tuần", "khóa", "kỳ", "thế hệ", "bước", "ngày", "người", "con", "loại", "đô thị", "bệnh viện"]
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

    /// `26/28 chỉ tiêu`, `8/13 huyện và thành phố`, `26 trong tổng số 28 chỉ tiêu`, `26 of 28 targets`.
    fn tally(&self) -> Option<Spotted> {
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
            if let Some(thing) = unit(&mut cursor, self.reader).filter(|unit| unit.kind() == Kind::Count && !unit.is_rate()) {
                next = line.index(&cursor);
                inner = Some(thing);
            }
            next = line.any(next, match (self.reader.locale, inner.is_some()) {
                (Locale::Vi, false) => &["trong tổng số", "trên tổng số", "trong số", "trên", "trong"][..],
                (Locale::Vi, true) => &["trong tổng số", "trên tổng số"][..],
                (_, false) => &["out of the", "out of a total of", "out of", "of the", "of"][..],
                (_, true) => &["out of the", "out of a total of", "out of"][..],
            })?;
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
                    let percent = self.reader.locale == Locale::En && !slash && line.mark(to) == Some('(') && line.is_digits(to + 1) && (to + 2..to + 6).any(|at| line.mark(at) == Some('%'));
                    if percent {
                        let tally = Tally::new(k, n, Unit::number()).ok()?;
                        return Some(self.spotted(to, to, Value::Tally(tally)));
                    }
                    let fraction = line.any(to, &["số", "tổng số", "dân số", "diện tích"]).is_some();
                    if !slash || line.year(n_at).is_some() || k == n && matches!(n, 24 | 7) || fraction || (n <= 12 && k <= 31 && !self.counts(to)) {
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
            && !matches!(self.line.word(at), "đạt" | "được" | "đã" | "và" | "tại" | "của" | "là" | "thì" | "nên" | "do" | "để" | "vừa" | "qua" | "này" | "tới" | "đến" | "and" | "in" | "at" | "on" | "the" | "was" | "is" | "were" | "năm")
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
            let place = unit(&mut cursor, self.reader)
                .is_some_and(|unit| matches!(unit.word(), "district" | "commune" | "ward" | "township" | "city" | "town" | "province" | "locality" | "ministry" | "agency"));
            if !place {
                return to;
            }
            to = line.index(&cursor);
        }
    }

    /// One amount or two with a dash or words between them.
    fn amounts(&self) -> Option<Spotted> {
        let (line, locale) = (self.line, self.reader.locale);
        let mut cursor = line.cursor(self.at);
        let opened = opening(&mut cursor, locale);
        let first_at = if opened.is_some() { line.index(&cursor) } else { self.at };
        if opened.is_some() {
            // The words before the figure may lead on: `từ khoảng 5 đến 6%`.
            let starts = line.any(first_at, &["khoảng", "mức", "hơn", "gần", "trên", "dưới", "about", "around"]).unwrap_or(first_at);
            if !self.is_figure_start(starts) || starts != first_at {
                return None;
            }
        } else if !self.is_figure_start(first_at) {
            return None;
        }
        let mut cursor = line.cursor(first_at);
        let lower = amount(&mut cursor, self.reader).ok()??;
        let lower_to = line.index(&cursor);
        if !self.is_whole(first_at, lower_to, &lower) {
            return None;
        }
        let mut second = cursor;
        if let Some(mark) = separator(&mut second, locale, opened) {
            let second_at = line.index(&second);
            if let Some(spotted) = self.range(opened, mark, &lower, first_at, second_at) {
                return Some(spotted);
            }
        }
        if opened.is_some() {
            return match self.bounded(opened, lower, first_at, lower_to) {
                Some(spotted) => Some(spotted),
                None => None,
            };
        }
        self.single(lower, first_at, lower_to)
    }

    /// Whether a figure can begin at a token: digits, a currency before digits, or number words.
    fn is_figure_start(&self, at: usize) -> bool {
        let line = self.line;
        match line.sort(at) {
            Some(Sort::Digits) => true,
            Some(Sort::Mark('-' | '+')) => {
                let opened = !line.is_glued(at) || self.reader.locale == Locale::En && at > 0 && line.mark(at - 1) == Some('(');
                line.is_digits(at + 1) && line.is_glued(at + 1) && opened
            }
            Some(Sort::Mark('.')) => self.reader.locale == Locale::En && line.is_digits(at + 1) && line.is_glued(at + 1) && !line.is_glued(at),
            Some(Sort::Mark(ch)) => !ch.is_ascii() || ch == '$',
            Some(Sort::Word) => {
                let word = line.word(at);
                number_word(word, self.reader.locale)
                    || self.reader.locale == Locale::En && (word == "minus" && (line.is_digits(at + 1) || number_word(line.word(at + 1), Locale::En)) || self.is_named_money(at))
                    || self.reader.locale == Locale::Vi && word == "không" && matches!(line.word(at + 1), "phẩy" | "chấm")
                    || money_word(word)
                    || matches!(line.mark(at + 1), Some('$' | '€' | '£' | '¥'))
            }
            None => false,
        }
    }

    /// Whether the name of a currency stands before digits: `ringgit 42`, `Malaysian ringgit 42`.
    fn is_named_money(&self, at: usize) -> bool {
        let line = self.line;
        let digits = (at + 1..at + 4).find(|at| line.is_digits(*at));
        digits.is_some_and(|digits| {
            let mut cursor = line.cursor(at);
            unit(&mut cursor, self.reader).is_some_and(|unit| unit.kind() == Kind::Money && !unit.is_rate()) && line.index(&cursor) == digits && !line.is_glued(at)
        })
    }

    /// Whether an amount is one that is said in prose, and not the beginning of something else.
    fn is_whole(&self, at: usize, to: usize, amount: &Amount) -> bool {
        let line = self.line;
        // Digits that go on without a space are a code: `1A`, `5G`.
        if amount.unit.is_none() && line.sort(to) == Some(Sort::Word) && line.is_glued(to) && line.is_digits(to.saturating_sub(1)) {
            return false;
        }
        if amount.from_words && line.sort(at) == Some(Sort::Word) && !self.is_said(at, to, amount) {
            return false;
        }
        true
    }

    /// Whether number words are a figure rather than a manner of speaking: `hai mươi ba nghìn`, `năm phần trăm`.
    fn is_said(&self, at: usize, to: usize, amount: &Amount) -> bool {
        let Some(unit) = &amount.unit else { return amount.exponent >= 3 && to > at + 1 };
        let words = (at..to).filter(|at| number_word(self.line.word(*at), self.reader.locale)).count();
        let precise = matches!(unit.kind(), Kind::Share | Kind::Points | Kind::Money | Kind::Physical | Kind::Times) || unit.word() == "cent";
        match self.reader.locale {
            Locale::Vi => (precise || words >= 2 || amount.exponent >= 3) && (self.line.word(at) != "không" || matches!(self.line.word(at + 1), "phẩy" | "chấm")) && !matches!(unit.kind(), Kind::Duration) && !(amount.exponent == 0 && amount.value == Decimal::ONE),
            _ => {
                let article = matches!(self.line.word(at), "a" | "an");
                ((precise || unit.kind() == Kind::Count && self.line.word(at) != "one") && !article || words >= 2 && !article || amount.exponent >= 3) && !matches!(unit.kind(), Kind::Duration)
            }
        }
    }

    fn range(&self, opened: Option<Opening>, mark: char, lower: &Amount, first_at: usize, second_at: usize) -> Option<Spotted> {
        let line = self.line;
        // `between 2.0 g and about 7.0 g`
        let second_at = match self.reader.locale {
            Locale::En if mark == 'w' => line.any(second_at, &["about", "around", "approximately", "roughly", "nearly"]).unwrap_or(second_at),
            _ => second_at,
        };
        // A list's dash, a word's dash, and a negative number are no range.
        if mark == '-' && (line.is_broken(second_at.saturating_sub(1)) || !matches!(line.sort(second_at), Some(Sort::Digits | Sort::Mark(_) | Sort::Word))) {
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
        if self.reader.locale == Locale::En && mark == 'w' && opened == Some(Opening::From) && en::is_course(line, self.at) {
            return None;
        }
        let mut to = to;
        let mut stripped = false;
        for side in [&mut low, &mut high] {
            if let Some(plain) = side.unit.as_ref().filter(|unit| unit.kind() == Kind::Share && unit.note().is_some()).and_then(|unit| unit.noted(None).ok()) {
                side.unit = Some(plain);
                stripped = true;
            }
        }
        if stripped && self.reader.locale == Locale::En {
            to = (second_at..to).rev().find(|at| matches!(line.text(*at), "%" | "percent" | "cent")).map_or(to, |at| at + 1);
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
        let decimals = (first_at..to).any(|at| matches!(line.mark(at), Some(',' | '.')) && line.is_glued(at) && line.is_digits(at + 1));
        decimals || opened.is_some() && self.led.is_led()
    }

    /// `từ 7,5% trở lên`, `from 10 percent`: a bound with one open end.
    fn bounded(&self, opened: Option<Opening>, lower: Amount, first_at: usize, to: usize) -> Option<Spotted> {
        let line = self.line;
        let course = self.reader.locale == Locale::En && opened == Some(Opening::From) && en::is_course(line, self.at);
        let lower = if course { en::begun(line, lower, to, self.reader) } else { lower };
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
        if bound.is_none() && opened == Some(Opening::From) && self.reader.locale == Locale::Vi && self.led.is_led() && self.led.change.is_none() && !self.is_course(to) {
            spotted.lead.qualifiers.push(Qualifier::AtLeast);
        }
        Some(spotted)
    }

    /// Whether another level follows in the clause: `từ 3,5% … xuống còn 2,7%`.
    fn is_course(&self, to: usize) -> bool {
        let line = self.line;
        (to..to + 14).take_while(|at| !matches!(line.mark(*at), Some(';' | '.')))
            .any(|at| matches!(line.word(at), "xuống" | "lên" | "còn" | "sang" | "thành" | "to"))
    }

    fn single(&self, found: Amount, at: usize, to: usize) -> Option<Spotted> {
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
        let goods = self.reader.locale == Locale::En && found.exponent == 0 && line.word(to) == "of" && matches!(line.word(to.saturating_sub(1)), "pound" | "pounds");
        if goods && !found.leads {
            found.unit = Unit::from_code("lb").ok();
        }
        // `số bác sĩ/1 vạn dân`: what something is counted by.
        let by = at.checked_sub(1).is_some_and(|before| line.mark(before) == Some('/') || matches!(line.word(before), "trên" | "per" | "trong"));
        let heads = found.unit.as_ref().is_some_and(|unit| matches!(unit.word(), "person" | "birth" | "household" | "inhabitant"));
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
        if let Some(unit) = found.unit.as_ref().filter(|unit| unit.kind() == Kind::Share && unit.note().is_some())
            && let Ok(plain) = unit.noted(None)
        {
            found.unit = Some(plain);
            to = (at..to).rev().find(|at| matches!(line.text(*at), "%" | "percent" | "trăm" | "‰" | "cent")).map_or(to, |at| at + 1);
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
        self.doubt(&mut spotted, flags);
        Some(spotted)
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

    /// Flags what the marks of a number leave open.
    fn doubt(&self, spotted: &mut Spotted, flags: attain::text::prose::Flags) {
        let scaled = match &spotted.value {
            Value::Quantity(quantity) => quantity.unit().exponent() != 0,
            _ => false,
        };
        let other = |place: &Place<'_, '_>| {
            let mut cursor = place.line.cursor(spotted.from);
            let locale = match place.reader.locale {
                Locale::Vi => Locale::En,
                _ => Locale::Vi,
            };
            let number = attain::text::prose::numeral(&mut cursor, locale, Context::Prose).ok()??;
            match &spotted.value {
                Value::Quantity(quantity) => Some(Value::Quantity(Quantity::new(number.value, quantity.unit().clone()))),
                _ => None,
            }
        };
        if flags.ambiguous {
            spotted.flags.push(Flag { doubt: Doubt::AmbiguousSeparator, alternative: other(self) });
        } else if flags.nonstandard && !scaled || flags.nonstandard {
            spotted.flags.push(Flag { doubt: Doubt::NonstandardSeparator, alternative: None });
        }
    }
}

impl Led {
    /// Whether any word leads to the figure.
    pub(crate) fn is_led(&self) -> bool {
        self.led
    }
}

/// Whether a word is a number or a part of one.
pub(super) fn number_word(word: &str, locale: Locale) -> bool {
    match locale {
        Locale::Vi => matches!(
            word,
            "một" | "hai" | "ba" | "bốn" | "năm" | "sáu" | "bảy" | "bẩy" | "tám" | "chín" | "mười" | "mươi" | "trăm" | "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ" | "nửa" | "vạn" | "rưỡi" | "lăm" | "mốt" | "tư" | "linh" | "lẻ"
        ),
        _ => matches!(
            word,
            "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve" | "thirteen" | "fourteen" | "fifteen" | "sixteen" | "seventeen"
                | "eighteen" | "nineteen" | "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety" | "hundred" | "thousand" | "million" | "billion" | "trillion" | "half" | "quarter" | "a" | "an" | "zero" | "dozen" | "lakh" | "crore"
        ),
    }
}

fn money_word(word: &str) -> bool {
    word.len() == 3 || matches!(word, "us" | "ksh" | "rs" | "shs" | "ushs" | "re" | "nt" | "hk" | "r" | "frw" | "sh" | "tk")
}
