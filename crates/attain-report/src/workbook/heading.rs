//! What the heading of a column says: a role, a period, a unit.

use attain::text::normal_name;
use attain::{Lexicon, Locale, Period, Quality, Unit};

use super::words::{Role, quality, role, says_nothing};

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) role: Option<Role>,
    pub(crate) period: Option<Period>,
    /// A part of a year of which no year is known: `6 tháng`.
    pub(crate) yearless: bool,
    pub(crate) unit: Option<Unit>,
    pub(crate) quality: Option<Quality>,
    pub(crate) locale: Option<Locale>,
    /// Who set the target: `HĐND tỉnh giao`.
    pub(crate) authority: Option<String>,
    /// Whether it says a period and nothing else.
    pub(crate) only_period: bool,
}

/// The words of a heading, folded; signs and changes from letters to digits part them.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    let folded = normal_name(text);
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in folded.chars() {
        let kind = |c: char| match c {
            c if c.is_ascii_digit() => 'd',
            c if c.is_alphanumeric() || c == '_' => 'a',
            c if c.is_whitespace() => ' ',
            _ => 's',
        };
        let (now, last) = (kind(c), kind(before));
        match words.last_mut() {
            _ if now == ' ' => {}
            Some(word) if now == last && now != 's' => word.push(c),
            // A dot belongs to the word before it: `no.`, `đ.v.t`.
            Some(word) if c == '.' && last == 'a' => word.push(c),
            _ => words.push(c.to_string()),
        }
        before = c;
    }
    words
}

/// Reads a heading from its pieces, the topmost first; `year` is that of the sheet where it names one.
pub(crate) fn read(pieces: &[String], year: Option<i32>, locale: Option<Locale>, lexicon: &Lexicon) -> Heading {
    let mut heading = Heading::default();
    let mut parts: Vec<Piece> = pieces.iter().map(|text| Piece::read(text, locale, lexicon)).collect();
    let own_year = parts.iter().rev().filter_map(|piece| piece.period).find_map(|period| period.calendar_year());
    let year = own_year.or(year);
    heading.only_period = parts.iter().all(|piece| piece.role.is_none() && says_nothing(&piece.rest));
    for piece in &mut parts {
        let mut found = piece.period;
        if let Some(words) = &piece.yearless {
            match year.and_then(|year| Period::read(&format!("{words} {year}"), locale).ok()) {
                Some(period) => (found, heading.yearless) = (Some(period), false),
                None => heading.yearless = true,
            }
        }
        heading.period = found.or(heading.period);
        heading.unit = piece.unit.take().or(heading.unit);
        heading.quality = piece.quality.or(heading.quality);
        heading.locale = heading.locale.or(piece.locale);
        heading.authority = piece.authority.take().or(heading.authority);
        heading.role = match (heading.role, piece.role) {
            // What stands under a comparison is what it compares with.
            (Some(Role::Growth), Some(Role::Plan | Role::Share)) => Some(Role::Share),
            (Some(above @ (Role::Growth | Role::Share)), _) => Some(above),
            (above, own) => own.or(above),
        };
    }
    if heading.role.is_none() && heading.quality.is_some() {
        heading.role = Some(Role::Actual);
    }
    if parts.iter().any(|piece| piece.several_periods) && heading.role != Some(Role::Share) {
        heading.period = None;
    }
    heading
}

#[derive(Default)]
struct Piece {
    role: Option<Role>,
    period: Option<Period>,
    yearless: Option<String>,
    several_periods: bool,
    unit: Option<Unit>,
    quality: Option<Quality>,
    locale: Option<Locale>,
    authority: Option<String>,
    rest: Vec<String>,
}

impl Piece {
    fn read(text: &str, locale: Option<Locale>, lexicon: &Lexicon) -> Self {
        let mut piece = Self::default();
        let mut plain = String::new();
        let mut rest = text;
        while let Some((before, inside, after)) = parenthesised(rest) {
            plain.push_str(before);
            plain.push(' ');
            let words = tokens(inside);
            match unit(inside, locale, lexicon) {
                Some(found) if role(&words).is_none() => piece.unit = Some(found),
                _ => plain.push_str(inside),
            }
            rest = after;
        }
        plain.push_str(rest);
        let mut words = tokens(&plain);
        let whole = role(&words).filter(|_| words.len() == 1);
        if whole.is_none() {
            while let Some((period, from, to)) = longest(&words, |text| Period::read(text, locale).ok()) {
                piece.several_periods |= piece.period.is_some_and(|known| known != period);
                piece.period = piece.period.or(Some(period));
                words.drain(from..to);
            }
            if piece.period.is_none()
                && let Some((_, from, to)) = longest(&words, |text| {
                    Period::read(&format!("{text} 2024"), locale).ok().filter(|_| !says_nothing(&tokens(text)))
                })
            {
                piece.yearless = Some(words.drain(from..to).collect::<Vec<_>>().join(" "));
            }
        }
        piece.quality = quality(&words);
        let found = whole.or_else(|| role(&words));
        piece.role = found.map(|(role, _)| role);
        piece.locale = found.map(|(_, locale)| locale);
        // `Chỉ tiêu năm 2024` is what is asked for; `Chỉ tiêu` is the name of it.
        if piece.role == Some(Role::Indicator) && (piece.period.is_some() || piece.yearless.is_some()) {
            piece.role = Some(Role::Plan);
        }
        if piece.role == Some(Role::Plan) {
            piece.authority = authority(&plain);
        }
        piece.rest = words;
        piece
    }
}

/// The first pair of parentheses: what stands before, in and after it.
fn parenthesised(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    Some((before, inside, after))
}

/// The longest run of words that reads as something.
fn longest<T>(words: &[String], read: impl Fn(&str) -> Option<T>) -> Option<(T, usize, usize)> {
    // Headings are short; a long text is none.
    let count = words.len().min(24);
    for length in (1..=count).rev() {
        for from in 0..=count - length {
            let run = words.get(from..from + length)?;
            if let Some(found) = read(&run.join(" ")) {
                return Some((found, from, from + length));
            }
        }
    }
    None
}

/// A unit of the vocabulary; a word that is only good as a code is no unit in a heading.
pub(crate) fn unit(text: &str, locale: Option<Locale>, lexicon: &Lexicon) -> Option<Unit> {
    let unit = Unit::read_with(text, locale, lexicon).ok()?;
    let known = unit.row().is_some() || lexicon.iter().any(|(_, _, noun)| noun.word() == unit.word());
    known.then_some(unit)
}

/// Who set the target: `HĐND tỉnh` of `Kế hoạch 2024 HĐND tỉnh giao`, `Trung ương` of `KH Trung ương giao`.
fn authority(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let said = words.iter().position(|word| normal_name(word) == "giao")?;
    let name: Vec<&str> = words
        .get(..said)?
        .iter()
        .rev()
        .take_while(|word| {
            let folded = tokens(word);
            let joined = folded.join(" ");
            let says_plan =
                ["kế", "hoạch", "kh", "mục", "tiêu", "chỉ", "dự", "toán", "năm", "do"].contains(&joined.as_str());
            !says_plan && !folded.iter().any(|token| token.starts_with(|c: char| c.is_ascii_digit()))
        })
        .copied()
        .collect();
    let name = name.into_iter().rev().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}
