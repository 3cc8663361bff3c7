//! Text in a legacy 8-bit font of Viet Nam (TCVN3, as `.VnTime` showed it): `ngh×n tû ®ång` for `nghìn tỷ đồng`.
//!
//! Such text looks like Latin-1 and reads as nothing; it is found and reported, not converted.

/// Signs that TCVN3 uses for letters and that no language writes inside a word.
const SIGNS: [char; 15] = ['®', 'µ', '¸', '¶', '·', '¹', '¨', '»', '¾', '¼', '½', '©', 'ª', '¬', '×'];

/// Whether a stretch is written in it: three such signs next to letters, in text without a true Vietnamese letter.
pub(crate) fn is_legacy(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut inside = 0;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        if matches!(ch, '\u{1ea0}'..='\u{1ef9}' | 'đ' | 'Đ' | 'ơ' | 'ư' | 'Ơ' | 'Ư' | '\u{300}'..='\u{323}') {
            return false;
        }
        let after = chars.peek().copied().unwrap_or(' ');
        inside += usize::from(SIGNS.contains(&ch) && (before.is_ascii_alphabetic() || after.is_ascii_alphabetic()));
        before = ch;
    }
    inside >= 3
}
