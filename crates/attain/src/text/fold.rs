//! Text folded for matching, with the way back to the text as given; [`Cursor`] reads it.
//!
//! | written | folded |
//! |---|---|
//! | `TỶ`, `t` `y` `◌̉`, marks in the wrong order | `tỷ`: lower case, composed (NFC) |
//! | `Ð` U+00D0, `Ɖ` U+0189 for `Đ`; `ƣ` U+01A3 for `ư` | `đ`, `ư` |
//! | `hòa`, `khỏe`, `thủy` | `hoà`, `khoẻ`, `thuỷ`: the tone on the second vowel |
//! | every dash and the minus sign U+2212 | `-` |
//! | a run of spaces, tabs, no-break and thin spaces, line breaks | one space |
//! | U+200B and other invisible marks, soft hyphen | nothing |
//! | full-width `１`, `％`, `ｋ` | `1`, `%`, `k` |
//! | `²`, `³`, `½`, `₫`, `‰` | as they are |
//!
//! NFKC is not used: it turns `10²` into `102`.

mod cursor;

pub use cursor::Cursor;
use smallvec::SmallVec;
use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

use super::{MAX_LENGTH, TextError};

const UPPER: u8 = 1;
const BREAK: u8 = 2;

/// One folded character and the stretch of the text it came from.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    ch: char,
    /// Code-point offsets into the text as given, half-open.
    start: u32,
    end: u32,
    /// Byte offset of `start`.
    byte: u32,
    traits: u8,
}

/// A text folded for matching. Every folded character carries its place in the text as given.
#[derive(Clone, Debug)]
pub struct Folded<'t> {
    text: &'t str,
    glyphs: SmallVec<[Glyph; 96]>,
}

impl<'t> Folded<'t> {
    /// Folds a text of any length up to 4 GB; what lies beyond is left out.
    pub fn new(text: &'t str) -> Self {
        let mut folded = Self { text, glyphs: SmallVec::new() };
        // Offsets are 32 bits wide.
        for (index, (byte, ch)) in text.char_indices().enumerate() {
            let (Ok(index), Ok(byte)) = (u32::try_from(index), u32::try_from(byte)) else { break };
            folded.push(ch, index, byte);
        }
        if !text.is_ascii() {
            folded.place_tones();
        }
        folded
    }

    /// Folds prose: as [`Folded::new`], but the underscores of word-segmented text are spaces, `tổng_thu ngân_sách`, and
    /// so is the digit of a footnote behind a word, `triệu đồng2;`.
    pub fn prose(text: &'t str) -> Self {
        let mut folded = Self::new(text);
        let at =
            |glyphs: &[Glyph], index: Option<usize>| index.and_then(|index| glyphs.get(index)).map(|glyph| glyph.ch);
        for index in 1..folded.glyphs.len() {
            let glyphs = folded.glyphs.as_slice();
            let around = |away: isize| at(glyphs, index.checked_add_signed(away));
            let Some(ch) = around(0) else { break };
            let segmented = ch == '_'
                && around(-1).is_some_and(char::is_alphanumeric)
                && around(1).is_some_and(char::is_alphanumeric);
            if (segmented || (ch.is_ascii_digit() && is_footnote(around)))
                && let Some(glyph) = folded.glyphs.get_mut(index)
            {
                glyph.ch = ' ';
            }
        }
        folded
    }

    /// Folds a text that is to be read whole.
    ///
    /// # Errors
    /// [`TextError::TooLong`] beyond [`MAX_LENGTH`], [`TextError::Empty`] for nothing but spaces.
    pub(crate) fn strict(text: &'t str, expected: &'static str) -> Result<Self, TextError> {
        if text.len() > MAX_LENGTH {
            let length = text.chars().count();
            if length > MAX_LENGTH {
                return Err(TextError::TooLong { length, limit: MAX_LENGTH });
            }
        }
        let folded = Self::new(text);
        if folded.glyphs.iter().all(|glyph| glyph.ch == ' ') {
            return Err(TextError::Empty { expected });
        }
        Ok(folded)
    }

    /// A cursor at the start.
    pub fn cursor(&self) -> Cursor<'_> {
        Cursor::new(self)
    }

    fn push(&mut self, given: char, index: u32, byte: u32) {
        if given.is_ascii() && !given.is_ascii_whitespace() {
            let traits = if given.is_ascii_uppercase() { UPPER } else { 0 };
            self.glyphs.push(Glyph { ch: given.to_ascii_lowercase(), start: index, end: index + 1, byte, traits });
            return;
        }
        if given.is_whitespace() {
            let traits = if matches!(given, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                BREAK
            } else {
                0
            };
            match self.glyphs.last_mut() {
                Some(last) if last.ch == ' ' => {
                    last.end = index + 1;
                    last.traits |= traits;
                }
                _ => self.glyphs.push(Glyph { ch: ' ', start: index, end: index + 1, byte, traits }),
            }
            return;
        }
        if is_invisible(given) {
            return;
        }
        if canonical_combining_class(given) != 0 && self.attach(given, index) {
            return;
        }
        let plain = replacement(given);
        let traits = if plain.is_uppercase() { UPPER } else { 0 };
        for ch in plain.to_lowercase() {
            self.glyphs.push(Glyph { ch, start: index, end: index + 1, byte, traits });
        }
    }

    /// Composes a combining mark with the letter before it, whatever the order of the marks.
    fn attach(&mut self, mark: char, index: u32) -> bool {
        // Marks that composed with nothing may stand in between; more than a few is not a letter.
        let Some(letter) = self.glyphs.iter_mut().rev().take(4).find(|glyph| canonical_combining_class(glyph.ch) == 0)
        else {
            return false;
        };
        if !letter.ch.is_alphabetic() {
            return false;
        }
        let mut parts: SmallVec<[char; 8]> = SmallVec::new();
        decompose_canonical(letter.ch, |part| parts.push(part));
        decompose_canonical(mark, |part| parts.push(part));
        let Some((&stem, marks)) = parts.split_first() else { return false };
        // The order in which Unicode composes Vietnamese letters: ơ + ◌̣, but ạ + ◌̂.
        let rank = |mark: char| match mark {
            '\u{31b}' => 0,
            '\u{323}' => 1,
            '\u{302}' | '\u{306}' => 2,
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' => 4,
            _ => 3,
        };
        let mut marks: SmallVec<[char; 8]> = marks.into();
        marks.sort_by_key(|mark| rank(*mark));
        let Some(whole) = marks.iter().try_fold(stem, |letter, mark| compose(letter, *mark)) else {
            return false;
        };
        letter.ch = whole;
        letter.end = index + 1;
        true
    }

    /// Moves the tone of `òa`, `òe`, `ùy` to the second vowel.
    fn place_tones(&mut self) {
        let mut rest = self.glyphs.as_mut_slice();
        while let [first, tail @ ..] = rest {
            if let Some(second) = tail.first_mut()
                && let Some((a, b)) = modern_tone(first.ch, second.ch)
            {
                (first.ch, second.ch) = (a, b);
            }
            rest = tail;
        }
    }
}

/// Whether the digit at 0 is the mark of a footnote: one digit behind a word or a sign of percent, and behind it the end
/// of a clause. `m2`, `km3` are units; `Q3`, `H5N1` are names.
fn is_footnote(around: impl Fn(isize) -> Option<char>) -> bool {
    let letter = |away: isize| around(away).is_some_and(is_letter);
    let (Some(before), Some(_)) = (around(-1), around(-2)) else { return false };
    let word = letter(-1) && letter(-2) && letter(-3) && !(before == 'm' && around(-2) == Some('k'));
    let closed = match around(1) {
        None | Some(';' | ')' | ':') => true,
        Some(',' | '.') => !around(2).is_some_and(char::is_alphanumeric),
        _ => false,
    };
    (word || before == '%') && closed
}

fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn replacement(ch: char) -> char {
    match ch {
        '\u{d0}' | '\u{f0}' | '\u{189}' | '\u{256}' => 'đ',
        '\u{1a2}' | '\u{1a3}' => 'ư',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{fe6a}' | '\u{66a}' => '%',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        // Signs with a canonical twin: the kelvin, ohm and ångström signs.
        '\u{2126}' => 'ω',
        '\u{212a}' => 'K',
        '\u{212b}' => 'Å',
        _ => ch,
    }
}

/// The pair of vowels with the tone on the second, where it was on the first.
fn modern_tone(first: char, second: char) -> Option<(char, char)> {
    let (plain, tones) = match first {
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' => ('o', ['ò', 'ó', 'ỏ', 'õ', 'ọ']),
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => ('u', ['ù', 'ú', 'ủ', 'ũ', 'ụ']),
        _ => return None,
    };
    let toned = match (plain, second) {
        ('o', 'a') => ['à', 'á', 'ả', 'ã', 'ạ'],
        ('o', 'e') => ['è', 'é', 'ẻ', 'ẽ', 'ẹ'],
        ('u', 'y') => ['ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
        _ => return None,
    };
    tones.iter().position(|t| *t == first).and_then(|n| toned.get(n)).map(|t| (plain, *t))
}

/// Whether a folded character belongs to a word.
fn is_letter(ch: char) -> bool {
    match ch {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7f}' => false,
        // Latin-1 without its two signs, Latin Extended, the Vietnamese letters: most of what is read.
        '\u{c0}'..='\u{24f}' => !matches!(ch, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ => ch.is_alphabetic() || canonical_combining_class(ch) != 0,
    }
}
