//! One pass over a stretch: the figures and the times in it, each with the words that lead to it.

mod en;
mod guards;
mod times;
mod values;

use attain::text::prose::{Context, Lead, Reader, leads, unit};
use attain::{Change, Kind, Lexicon, Locale, Qualifier, Value};

use crate::line::{Line, Sort};
use crate::mention::{Doubt, Flag};
use crate::words::words;
pub(crate) use times::{Time, When};

/// A figure or a time, where it stands.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    Figure(Box<Spotted>),
    Time(Time),
}

/// A figure as found, before anything is known of its sentence.
#[derive(Clone, Debug)]
pub(crate) struct Spotted {
    /// Tokens, half-open.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The token after the words that close it: `trở lên`.
    pub(crate) end: usize,
    /// The token at which the words that lead to it begin.
    pub(crate) led_from: usize,
    pub(crate) value: Value,
    pub(crate) lead: Led,
    pub(crate) flags: Vec<Flag>,
    /// Whether a course begins with it: `từ 3,5% xuống còn 2,7%`.
    pub(crate) departs: bool,
    /// Whether it says that the value is a multiple by its own words: `gấp đôi`.
    pub(crate) multiple: bool,
}

/// What the words in front of a figure say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Led {
    pub(crate) qualifiers: Vec<Qualifier>,
    pub(crate) change: Option<Change>,
    /// `cao hơn`, `thấp hơn`: more than; with a base, a change.
    pub(crate) compares: Option<Change>,
    /// `vượt`.
    pub(crate) exceeds: bool,
    /// `tăng trưởng` directly before it.
    pub(crate) grows: bool,
    /// `bằng`.
    pub(crate) equals: bool,
    /// `kế hoạch`, `mục tiêu` directly before it.
    pub(crate) asks: bool,
    /// `gấp`.
    pub(crate) times: bool,
    /// Whether a verb says that a level follows: `đạt`, `còn`, `là`.
    pub(crate) level: bool,
    /// Whether there are any words at all.
    pub(crate) led: bool,
}

impl Led {
    fn hear(&mut self, lead: Lead) {
        self.led = true;
        match lead {
            Lead::Says(qualifier) => self.qualifiers.push(qualifier),
            Lead::Changes(change) => self.change = Some(change),
            Lead::Exceeds => self.exceeds = true,
            Lead::Compares(change) => self.compares = Some(change),
            Lead::Grows => self.grows = true,
            Lead::Equals => self.equals = true,
            Lead::Asks => self.asks = true,
            Lead::Times | Lead::Multiple(_) => self.times = true,
            Lead::Nothing => self.level = true,
            _ => {}
        }
    }
}

/// The words in front of the place that is looked at.
#[derive(Clone, Debug)]
struct Chain {
    from: usize,
    led: Led,
}

/// How many words may lead to a figure.
const AHEAD: u8 = 16;

/// What a stretch is read with.
#[derive(Clone, Copy)]
pub(crate) struct Scanner<'l> {
    pub(crate) locale: Locale,
    pub(crate) lexicon: &'l Lexicon,
}

impl Scanner<'_> {
    /// The figures and times of a stretch, in order.
    pub(crate) fn scan(self, line: &Line<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        let mut chain: Option<Chain> = None;
        let ahead = self.distances(line);
        while at < line.len() {
            if ahead.get(at).is_none_or(|away| *away > AHEAD) {
                chain = None;
                at += 1;
                continue;
            }
            if let Some(time) = times::at(line, at, self.locale) {
                at = time.to.max(at + 1);
                found.push(Found::Time(time));
                continue;
            }
            if let Some(next) = guards::skip(line, at, self.locale) {
                chain = None;
                at = next.max(at + 1);
                continue;
            }
            let led = chain.clone().unwrap_or(Chain { from: at, led: Led::default() });
            if self.may_begin(line, at)
                && let Some(mut spotted) = values::at(line, at, self, &led.led)
            {
                spotted.led_from = led.from.min(spotted.from);
                at = spotted.end.max(at + 1);
                chain = None;
                self.settle(&mut spotted);
                found.push(Found::Figure(Box::new(spotted)));
                continue;
            }
            let mut cursor = line.cursor(at);
            if line.word(at) == "gia" && at > 0 && line.word(at - 1) == "trị" {
                // `giá trị gia tăng`: a name.
                chain = None;
                at += 2;
                continue;
            }
            // `mật độ`, `tốc độ`, `nước ngoài`: the end of a noun.
            let abroad = line.word(at) == "ngoài"
                && at > 0
                && matches!(line.word(at - 1), "nước" | "trong" | "bên" | "ra" | "đối");
            let noun = abroad
                || line.word(at) == "độ"
                    && at > 0
                    && matches!(
                        line.word(at - 1),
                        "mật" | "tốc" | "nhiệt" | "mức" | "cường" | "tiến" | "trình" | "chế"
                    );
            if !noun && let Some(lead) = leads(self.locale).longest(&mut cursor) {
                let next = line.index(&cursor);
                // A word of a name is no lead: `Trên`, `Độ` in the middle of a sentence are rare, and harmless.
                let chain = chain.get_or_insert(Chain { from: at, led: Led::default() });
                chain.led.hear(*lead);
                at = next.max(at + 1);
                continue;
            }
            if !matches!(line.mark(at), Some('“' | '”' | '"' | '’' | '*')) {
                chain = None;
            }
            at += 1;
        }
        if self.locale == Locale::En {
            en::complete(line, &mut found, self);
        }
        found
    }

    /// How many tokens away the next digit or number word is; most of a report has none, and is passed over.
    fn distances(self, line: &Line<'_>) -> Vec<u8> {
        let mut ahead = vec![u8::MAX; line.len()];
        let mut away = u8::MAX;
        for (at, slot) in ahead.iter_mut().enumerate().rev() {
            away = if self.counts(line, at) { 0 } else { away.saturating_add(1) };
            *slot = away;
        }
        ahead
    }

    /// Whether the name of a measure or a currency stands at a token.
    fn measured(self, line: &Line<'_>, at: usize) -> bool {
        let reader = Reader { locale: self.locale, context: Context::Prose, lexicon: self.lexicon, foreign: false };
        unit(&mut line.cursor(at), reader)
            .is_some_and(|unit| matches!(unit.kind(), Kind::Money | Kind::Physical | Kind::Share | Kind::Points))
    }

    /// Whether a token is a digit or a word without which no figure is said.
    fn counts(self, line: &Line<'_>, at: usize) -> bool {
        match (line.sort(at), self.locale) {
            (Some(Sort::Digits), _) => true,
            (Some(Sort::Mark(ch)), _) => !ch.is_ascii() && ch.is_numeric(),
            // `hai đô la`, `không phẩy năm mét`: digits in words, where a measure or a currency follows.
            (Some(Sort::Word), Locale::Vi)
                if matches!(line.word(at), "hai" | "ba" | "bốn" | "năm" | "sáu" | "bảy" | "tám" | "chín") =>
            {
                self.measured(line, at + 1)
            }
            (Some(Sort::Word), Locale::Vi) if matches!(line.word(at), "phẩy" | "chấm") => {
                at > 0 && values::number_word(line.word(at + 1), Locale::Vi) || line.word(at + 1) == "không"
            }
            (Some(Sort::Word), Locale::Vi) => words![
                "mươi, mười, trăm, nghìn, ngàn, triệu, tỷ, tỉ, vạn, rưỡi, nửa, gấp",
                "phần, thứ, điểm, hạng, tháng, quý"
            ]
            .contains(&line.word(at)),
            (Some(Sort::Word), _) => {
                let word = line.word(at);
                (values::number_word(word, Locale::En) && !matches!(word, "a" | "an" | "one"))
                    || (word == "one" && self.measured(line, at + 1))
                    || word.starts_with("doubl")
                    || word.starts_with("tripl")
                    || word.starts_with("quadrupl")
                    || word.ends_with("fold")
                    || words![
                        "twice, percent, third, thirds, fifth, fifths, quarters, halves",
                        "tenth, tenths, fourth, first, second, eighth, sixth"
                    ]
                    .contains(&word)
            }
            (None, _) => false,
        }
    }

    /// Whether a figure may begin at a token.
    fn may_begin(self, line: &Line<'_>, at: usize) -> bool {
        match line.sort(at) {
            Some(Sort::Digits) => true,
            Some(Sort::Word) => true,
            Some(Sort::Mark(ch)) => matches!(
                ch,
                '-' | '+'
                    | '.'
                    | '$'
                    | '€'
                    | '£'
                    | '¥'
                    | '₫'
                    | '₹'
                    | '₩'
                    | '½'
                    | '¼'
                    | '¾'
                    | '⅓'
                    | '⅔'
                    | '⅛'
                    | '⅜'
                    | '⅝'
                    | '⅞'
                    | '฿'
                    | '₦'
                    | '₱'
            ),
            None => false,
        }
    }

    /// Turns comparisons into bounds where they are no change, and flags what is doubtful.
    fn settle(self, spotted: &mut Spotted) {
        let lead = &mut spotted.lead;
        if lead.change == Some(Change::Down)
            && let Value::Quantity(quantity) = &spotted.value
            && quantity.is_negative()
        {
            spotted
                .flags
                .push(Flag { doubt: Doubt::DoubleNegative, alternative: Some(Value::Quantity(quantity.negated())) });
        }
    }
}
