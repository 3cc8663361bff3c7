//! What has digits and is no figure: document numbers, codes, names, times of day, telephone numbers, headings.

use std::sync::LazyLock;

use attain::Locale;

use crate::line::{Line, Sort};
use crate::words::Phrases;

/// Words whose number is a document, a part of one, a place in a series or a name; a `số` may stand between.
const NUMBERED_VI: &[&str] = &[
    "nghị quyết", "quyết định", "nghị định", "chỉ thị", "thông tư", "thông báo", "kết luận", "công văn", "công điện", "kế hoạch số",
    "tờ trình", "báo cáo số", "văn bản số", "luật số", "hướng dẫn số", "quy định số", "chương trình số", "đề án số", "hiệp định số",
    "điều", "khoản", "mục", "chương", "phụ lục", "bảng", "biểu", "biểu số", "biểu đồ", "hình", "trang", "tập", "phần thứ", "câu",
    "quốc lộ", "tỉnh lộ", "đường tỉnh", "đường", "ql", "tl", "đt", "tuyến số", "lô", "thửa", "km", "cột mốc", "mốc số",
    "khóa", "khoá", "kỳ họp thứ", "phiên họp thứ", "phiên thứ", "lần thứ", "lần", "đợt", "vòng", "năm thứ", "tháng thứ", "thế kỷ", "quý thứ",
    "lớp", "cấp", "loại", "hạng mục", "tổ máy", "tổ máy số", "số hiệu", "mã số", "mã", "điện thoại", "đt:", "hotline",
    "fax", "phường", "quận", "ấp", "khu phố", "tổ dân phố số", "ngõ", "ngách", "hẻm", "kiệt", "phiên bản", "bản", "tcvn", "qcvn", "iso", "đại hội",
    "vùng", "cụm số", "nhà máy số", "giai đoạn", "ngày làm việc thứ", "bài", "kỳ", "ca số", "chuyến bay", "tàu", "vành đai", "nhóm", "tầng", "phòng số", "bước", "mức độ", "tuổi", "chặng", "hồ sơ số",
];

/// As [`NUMBERED_VI`], in English.
const NUMBERED_EN: &[&str] = &[
    "article", "section", "sections", "chapter", "annex", "appendix", "table", "tables", "figure", "figures", "chart", "box", "page", "pages", "pp", "p",
    "clause", "paragraph", "para", "paras", "part", "volume", "vol", "no", "nos", "number", "decision", "decree", "resolution", "directive", "circular",
    "document", "act", "law", "regulation", "goal", "goals", "sdg", "target", "indicator", "output", "outcome", "objective", "phase", "tier", "level", "grade", "class", "stage",
    "step", "version", "release", "build", "room", "building", "floor", "route", "highway", "road", "line", "terminal", "flight", "iso", "rfc",
    "tel", "phone", "telephone", "fax", "call", "ref", "reference", "id", "code", "ticket", "invoice", "footnote", "note", "item", "question", "day", "week",
    "unit", "block", "plot", "zone", "area", "region", "district", "ward", "round", "wave", "session", "meeting", "cop", "covid", "milestone", "component", "pillar", "priority", "kr", "report no", "report", "lot", "annexes", "results", "levels", "vote", "votes", "programme", "suite", "row", "rows", "column", "columns", "annexe", "schedule", "subsection", "rule", "panel", "exhibit",
];

static NUMBERED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NUMBERED_VI, NUMBERED_EN));

/// Marks that stand inside a code or an address.
fn joins(ch: char) -> bool {
    matches!(ch, '.' | '-' | '/' | ':' | '@' | '_' | '+' | '#' | '&' | '=' | '?' | '~' | '–')
}

/// The index after what stands at a token and is no figure, or None where a figure may begin.
pub(super) fn skip(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    address(line, at)
        .or_else(|| document(line, at))
        .or_else(|| clock(line, at))
        .or_else(|| telephone(line, at))
        .or_else(|| code(line, at, locale))
        .or_else(|| numbered(line, at, locale))
        .or_else(|| bracketed(line, at))
        .or_else(|| outline(line, at))
        .or_else(|| dotted(line, at))
        .or_else(|| named(line, at, locale))
        .or_else(|| age(line, at))
        .or_else(|| rated(line, at))
        .or_else(|| if locale == Locale::En { note(line, at) } else { None })
}

/// An age that says who is meant, not how old somebody is: `trẻ em dưới 5 tuổi`, `children under 5`.
fn age(line: &Line<'_>, at: usize) -> Option<usize> {
    let whole = line.number(at).is_some() && line.word(at + 1) == "tuổi";
    let who = at.checked_sub(1).is_some_and(|before| {
        matches!(line.word(before), "dưới" | "trên" | "từ" | "đủ" | "đến" | "trẻ" | "em" | "-" | "tới" | "hơn") || matches!(line.mark(before), Some('-' | '–'))
    });
    (whole && who && line.any_before(at, &["đạt từ", "đạt trên", "là từ"]).is_none()).then_some(at + 2)
}

/// The voltage that a line or a station is called by: `đường dây 500kV`, `trạm biến áp 110 kV`.
fn rated(line: &Line<'_>, at: usize) -> Option<usize> {
    let volts = line.number(at).is_some() && matches!(line.word(at + 1), "kv" | "kva");
    let thing = line.any_before(at, &["đường dây", "trạm biến áp", "trạm", "lưới điện", "mạch", "điện áp"]).is_some();
    (volts && thing).then_some(at + 2)
}

/// The number of a footnote, a heading or a page at the start of a line: a capital follows that is no unit.
fn note(line: &Line<'_>, at: usize) -> Option<usize> {
    let small = line.number(at).is_some_and(|number| number < 200);
    let next = line.token(at + 1)?;
    let name = next.sort == Sort::Word && next.capital && !next.capitals && next.spaced && line.text(at + 1).len() > 2;
    if !(small && (at == 0 || line.is_broken(at)) && name) {
        return None;
    }
    // `20 Euro`, `3 Cups` are counted; one thing with a number before it is the heading of a note.
    use attain::text::prose::{Context, Reader, scaled};
    let lexicon = attain::Lexicon::new();
    let reader = Reader { locale: Locale::En, context: Context::Prose, lexicon: &lexicon, foreign: false };
    let mut cursor = line.cursor(at + 1);
    let counted = scaled(&mut cursor, reader).is_some_and(|unit| unit.kind() != attain::Kind::Count || line.word(line.index(&cursor) - 1).ends_with('s'));
    (!counted && !is_money(line.word(at + 1))).then_some(at + 1)
}

/// The end of a run of tokens that are glued together.
fn glued_end(line: &Line<'_>, at: usize, through: impl Fn(Sort) -> bool) -> usize {
    let mut end = at + 1;
    while line.is_glued(end) && line.sort(end).is_some_and(&through) {
        end += 1;
    }
    // A mark at the end belongs to the sentence.
    while end > at + 1 && line.mark(end - 1).is_some() {
        end -= 1;
    }
    end
}

fn any_code(sort: Sort) -> bool {
    !matches!(sort, Sort::Mark(ch) if !joins(ch))
}

/// `https://…`, `www.…`, `a@b.vn`.
fn address(line: &Line<'_>, at: usize) -> Option<usize> {
    if line.is_glued(at) || line.sort(at) != Some(Sort::Word) {
        return None;
    }
    let end = glued_end(line, at, any_code);
    let web = matches!(line.word(at), "http" | "https" | "www" | "ftp");
    let mail = (at..end).any(|at| line.mark(at) == Some('@'));
    ((web && end > at + 2) || mail).then_some(end)
}

/// `25/2016/QH14`, `01/NQ-CP`, `13-CT/TU`: capitals behind a number and a slash or a dash.
fn document(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is_digits(at) {
        return None;
    }
    let mut next = at + 1;
    if line.mark(next) == Some('/') && line.is_glued(next) && line.year(next + 1).is_some() && line.is_glued(next + 1) {
        next += 2;
    }
    if !matches!(line.mark(next), Some('/' | '-' | '–')) || !line.is_glued(next) || !line.is_glued(next + 1) {
        return None;
    }
    let code = line.token(next + 1)?;
    let letters = code.sort == Sort::Word && code.capitals && line.text(next + 1).chars().count() >= 2;
    // `8.000/TEU`, `5/GDP`: a unit is not followed by another part, and a document number is whole.
    let parts = glued_end(line, next + 1, any_code) > next + 2;
    let whole = !line.is_glued(at) || line.mark(at.checked_sub(1)?).is_none_or(|ch| ch == '(');
    (letters && whole && (parts || line.number(at).is_some()) && line.text(next + 1) != "teu")
        .then(|| glued_end(line, at, any_code))
}

/// `14h30`, `7 giờ 30`, `23:59`, `8 a.m.`.
fn clock(line: &Line<'_>, at: usize) -> Option<usize> {
    let hour = line.number(at).filter(|hour| *hour <= 24)?;
    let minute = |at: usize| line.number(at).is_some_and(|minute| minute < 60) && line.text(at).len() <= 2;
    if line.mark(at + 1) == Some(':') && line.is_glued(at + 1) && line.is_glued(at + 2) && minute(at + 2) && line.text(at + 2).len() == 2 {
        let seconds = line.mark(at + 3) == Some(':') && line.is_glued(at + 4) && minute(at + 4);
        return Some(if seconds { at + 5 } else { at + 3 });
    }
    if matches!(line.word(at + 1), "h" | "g") && line.is_glued(at + 1) {
        return Some(if line.is_glued(at + 2) && minute(at + 2) { at + 3 } else { at + 2 });
    }
    if line.word(at + 1) == "giờ" {
        let told = line.any_before(at, &["lúc", "vào lúc", "hồi", "từ", "trước", "đến", "khoảng"]).is_some() || minute(at + 2);
        return told.then(|| match (minute(at + 2), line.word(at + 3) == "phút") {
            (true, true) => at + 4,
            (true, false) => at + 3,
            _ => at + 2,
        });
    }
    let half = line.any(at + 1, &["am", "pm", "a . m .", "p . m .", "a . m", "p . m", "o ' clock", "o’clock"])?;
    (hour <= 12).then_some(half)
}

/// `0912 345 678`, `(024) 3825 1234`, `090-123-4567`, `+84 …`: digits that begin with a nought or a plus.
fn telephone(line: &Line<'_>, at: usize) -> Option<usize> {
    let text = line.text(at);
    if !line.is_digits(at) {
        return None;
    }
    let plus = at > 0 && line.mark(at - 1) == Some('+') && line.is_glued(at);
    let zero = text.starts_with('0') && text.len() >= 2;
    if !(plus || zero) {
        return None;
    }
    let (mut end, mut digits, mut groups) = (at + 1, text.len(), 1);
    loop {
        let mut next = end;
        while matches!(line.mark(next), Some('.' | '-' | ')' | '(' | '–')) && next < end + 2 {
            next += 1;
        }
        if !line.is_digits(next) || line.text(next).len() < 2 && text.len() < 3 {
            break;
        }
        digits += line.text(next).len();
        groups += 1;
        end = next + 1;
    }
    let long = (8..=15).contains(&digits) && (groups > 1 || digits >= 9);
    // `0.123` has one mark and is a decimal.
    (long && !(groups == 2 && text == "0") && text != "00").then_some(end)
}

/// A word with digits glued to it, `QL1A`, `G7`, `COVID-19`, `H5N1`: the whole of it.
fn code(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    let token = line.token(at)?;
    if token.sort == Sort::Word && !line.is_glued(at) {
        // `BPD/86/107`: capitals before slashes.
        if locale == Locale::En && token.capitals && line.mark(at + 1) == Some('/') && line.is_glued(at + 1) && line.is_glued(at + 2) && !is_money(line.word(at)) {
            let end = glued_end(line, at, any_code);
            if (at..end).any(|at| line.is_digits(at)) {
                return Some(end);
            }
        }
        let mut next = at + 1;
        let dashed = matches!(line.mark(next), Some('-' | '.')) && line.is_glued(next);
        next += usize::from(dashed);
        if !line.is_digits(next) || !line.is_glued(next) {
            return None;
        }
        // `USD5,100`, `VND 17`, `Rs20`, `q1`, `t9`: an amount or a time is glued to its sign.
        let word = line.word(at);
        if !dashed && (is_money(word) || matches!(word, "q" | "quý" | "h" | "fy" | "t" | "tháng" | "năm" | "x" | "hơn" | "gần" | "đạt" | "tăng" | "giảm" | "trên" | "dưới" | "thứ")) {
            return None;
        }
        if dashed && (!token.capital || is_money(word)) && line.mark(next - 1) == Some('-') {
            // `tăng-5%` has lost its spaces; `mid-2024` is a time.
            return matches!(word, "mid" | "post" | "pre" | "covid" | "sars").then(|| glued_end(line, at, any_code));
        }
        // A full stop between a sentence and a figure whose space was lost.
        if dashed && line.mark(next - 1) == Some('.') && !(token.capitals && line.text(at).chars().count() <= 3) {
            return None;
        }
        // `hộ1`, `GDP2`: the digit of a footnote; the word is no code.
        return Some(glued_end(line, at, any_code));
    }
    if token.sort != Sort::Digits {
        return None;
    }
    // `1A`, `5G`, `4.0`, `3D`: letters glued behind that are no unit are found by the reading of the figure.
    let before = at.checked_sub(1)?;
    let revolution = line.text(at + 2) == "0" && line.mark(at + 1) == Some('.') && line.is_glued(at + 1) && line.is_glued(at + 2);
    let industry = line.any_before(at, match locale {
        Locale::Vi => &["nghiệp", "phủ số", "nông nghiệp", "phủ", "lần thứ tư", "cmcn"][..],
        _ => &["industry", "revolution", "society", "agriculture", "web"][..],
    });
    if revolution && industry.is_some() {
        return Some(at + 3);
    }
    // The digits of a code, where reading began in its middle.
    (line.is_glued(at) && line.sort(before) == Some(Sort::Word) && !is_money(line.word(before)) && at >= 1 && {
        let word = line.word(before);
        !matches!(word, "q" | "quý" | "h" | "fy" | "t" | "tháng" | "năm" | "x" | "hơn" | "gần" | "đạt" | "tăng" | "giảm" | "trên" | "dưới" | "thứ")
    })
    .then(|| glued_end(line, at, any_code))
}

fn is_money(word: &str) -> bool {
    matches!(word, "usd" | "vnd" | "vnđ" | "eur" | "us" | "rs" | "ksh" | "ugx" | "ushs" | "shs" | "sh" | "tzs" | "inr" | "gbp" | "jpy" | "cny" | "rmb" | "aud" | "cad" | "sgd" | "a" | "c" | "nt" | "hk" | "r" | "kes" | "ngn" | "ghs" | "zar" | "birr" | "etb" | "rwf" | "frw" | "php" | "idr" | "thb" | "myr" | "chf" | "krw" | "lak" | "khr" | "bdt" | "tk" | "pkr" | "lkr" | "npr")
        || (word.len() == 3 && attain::Unit::from_code(&word.to_ascii_uppercase()).is_ok_and(|unit| unit.kind() == attain::Kind::Money))
}

/// A number that a word before it makes a name or a place in a series: `Điều 3`, `Nghị quyết số 11`, `khóa 14`.
fn numbered(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    // A number with decimals is none of a series: `hạt điều 3,98 tỷ`.
    let decimals = line.mark(at + 1) == Some(',') && line.is_glued(at + 1) && line.is_digits(at + 2) && line.is_glued(at + 2);
    if !line.is_digits(at) || decimals {
        return None;
    }
    let mut word = at;
    if line.mark(word.checked_sub(1)?) == Some(':') || line.mark(word - 1) == Some('.') {
        word -= 1;
    }
    if locale == Locale::Vi && word > 0 && line.word(word - 1) == "số" && !matches!(line.word(word.checked_sub(2).unwrap_or(word)), "chỉ" | "trong" | "tổng" | "trên" | "một" | "dân" | "con" | "với" | "tỷ" | "có" | "là") {
        return Some(chain(line, at));
    }
    NUMBERED.before(line, word, locale)?;
    // What follows decides for words that also stand before figures: `lần 3` but `tăng 5 lần 3%`.
    let whole = chain(line, at);
    if locale == Locale::En {
        // `Area: 1,240 km²`: a number in groups is none of a series.
        if line.mark(at + 1) == Some(',') && line.is_glued(at + 1) && line.is_glued(at + 2) && line.text(at + 2).len() == 3 {
            return None;
        }
        if !unit_follows(line, whole) && matches!(line.word(word - 1), "section" | "sections" | "results" | "levels" | "tables" | "paragraphs" | "paras" | "pages" | "annexes" | "figures" | "goals" | "rows" | "columns" | "articles" | "votes" | "chapters" | "parts") {
            return Some(listed(line, whole));
        }
    }
    let follows = unit_follows(line, whole);
    let text = line.word(word - 1);
    let certain = match locale {
        Locale::Vi => matches!(text, "điều" | "khoản" | "quyết" | "định" | "tư" | "thị" | "luận" | "văn" | "điện" | "trình" | "lục" | "lộ" | "thứ" | "tcvn" | "qcvn" | "iso" | "số" | "hotline" | "fax" | "thoại" | "ql" | "tl"),
        _ => !matches!(text, "target" | "goal" | "goals" | "output" | "outcome" | "unit" | "day" | "week" | "no" | "number" | "area" | "level" | "call" | "report" | "rule"),
    };
    (certain && !(follows && whole == at + 1 && locale == Locale::Vi && matches!(text, "định" | "văn" | "tư" | "trình" | "lục" | "lộ")) || !follows && is_bare(line, at, whole)).then_some(whole)
}

/// The end of a list of numbers of a series: `sections 4.1 to 4.3`, `Results 1.2 and 1.3`.
fn listed(line: &Line<'_>, end: usize) -> usize {
    let joined = matches!(line.word(end), "to" | "and" | "or") || matches!(line.mark(end), Some('–' | '-' | ','));
    if joined && line.is_digits(end + 1) {
        let next = chain(line, end + 1);
        return if unit_follows(line, next) { end } else { listed(line, next) };
    }
    end
}

/// Whether a number is a small one without decimals, as numbers of series are.
fn is_bare(line: &Line<'_>, at: usize, end: usize) -> bool {
    end == at + 1 && line.text(at).len() <= 4 || end > at + 1 && line.mark(at + 1) != Some(',')
}

/// The end of a number with its parts: `3`, `25/2016/QH14`, `1.2.3`, `2 và 3`.
fn chain(line: &Line<'_>, at: usize) -> usize {
    glued_end(line, at, |sort| !matches!(sort, Sort::Mark(ch) if !matches!(ch, '/' | '-' | '.' | ':' | '–')))
}

/// Whether a sign or a scale word follows that only a figure has.
fn unit_follows(line: &Line<'_>, at: usize) -> bool {
    matches!(line.text(at), "%" | "‰" | "tỷ" | "tỉ" | "triệu" | "nghìn" | "ngàn" | "vạn" | "đồng" | "usd" | "người" | "hộ" | "ha" | "km" | "tấn" | "dự" | "doanh" | "lượt" | "percent" | "per" | "million" | "billion" | "thousand" | "trillion")
        || line.phrase(at, "phần trăm").is_some()
        || line.phrase(at, "điểm").is_some()
}

/// `[1]`, `(1)`, `[12, 13]`: a footnote or an item of a list.
fn bracketed(line: &Line<'_>, at: usize) -> Option<usize> {
    let open = line.mark(at)?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let mut end = at + 1;
    while line.number(end).is_some_and(|number| number < 1000) && line.text(end).len() <= 3 {
        end += 1;
        if line.mark(end) == Some(',') && open == '[' {
            end += 1;
        } else {
            break;
        }
    }
    (end > at + 1 && line.mark(end) == Some(close)).then_some(end + 1)
}

/// The number of a heading or an item, at the start of a line: `1.`, `1.1.`, `2)`, `3/`, `IV.`.
fn outline(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is_digits(at) || !(at == 0 || line.is_broken(at) || (at == 1 && line.mark(0).is_some_and(|ch| !matches!(ch, '|' | '$' | '€')))) {
        return None;
    }
    let mut end = at + 1;
    while line.mark(end) == Some('.') && line.is_glued(end) && line.is_digits(end + 1) && line.is_glued(end + 1) && line.text(end + 1).len() <= 2 {
        end += 2;
    }
    let parts = (end - at).div_ceil(2);
    let small = line.text(at).len() <= 2;
    let closed = matches!(line.mark(end), Some('.' | ')' | '/')) && line.is_glued(end) && !line.is_glued(end + 1);
    // `1.2 Tổng thu`, `2.1.3 Chi`: parts without a mark behind them, before a capital.
    let bare = parts >= 2 && line.sort(end) == Some(Sort::Word) && line.is_capital(end) && !line.is_glued(end);
    if small && (closed || bare) && line.sort(end + usize::from(closed)).is_some() {
        return Some(end + usize::from(closed));
    }
    None
}

/// Numbers with too many points to be one: `1.1.2`, `192.168.1.1`, `v2.1.3`; a date is read before.
fn dotted(line: &Line<'_>, at: usize) -> Option<usize> {
    if !line.is_digits(at) {
        return None;
    }
    let mut end = at + 1;
    let mut groups = true;
    let mut parts = 1;
    while matches!(line.mark(end), Some('.')) && line.is_glued(end) && line.is_digits(end + 1) && line.is_glued(end + 1) {
        groups &= line.text(end + 1).len() == 3;
        parts += 1;
        end += 2;
    }
    (parts >= 3 && !groups && line.mark(end) != Some(',')).then_some(end)
}

/// A small number behind a name: `Vũng Áng 2`, `Dung Quất 1`, `U23`: capitals before it and no unit behind it.
fn named(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    let number = line.number(at)?;
    let before = at.checked_sub(1)?;
    if number > 99 || line.sort(before) != Some(Sort::Word) || line.is_glued(at) {
        return None;
    }
    if matches!(line.mark(at + 1), Some('/' | '%' | '‰')) || (matches!(line.mark(at + 1), Some('.' | ',' | '-' | '–')) && line.is_digits(at + 2) && line.is_glued(at + 2)) {
        return None;
    }
    // The first word of a sentence has a capital of its own.
    let opens = before == 0 || line.mark(before - 1).is_some_and(|ch| matches!(ch, '.' | '!' | '?' | ':' | '|' | '-' | '•'));
    let capital = line.is_capital(before) && (!opens || locale == Locale::Vi && line.is_capital(before)) && !(before > 0 && opens);
    let second = before.checked_sub(1).is_some_and(|at| line.is_capital(at) && line.sort(at) == Some(Sort::Word));
    // In a line of capitals a capital says nothing.
    let shouted = |at: usize| line.token(at).is_some_and(|token| token.capitals) && line.text(at).chars().count() > 1;
    if locale == Locale::Vi && shouted(before) && before.checked_sub(1).is_some_and(shouted) {
        return None;
    }
    let name = match locale {
        // Names of places have two syllables, each with a capital.
        Locale::Vi => capital && second,
        _ => capital && !line.token(before).is_some_and(|token| token.capitals && is_money(line.word(before))),
    };
    (name && !follows_as_unit(line, at + 1)).then_some(at + 1)
}

/// Whether what follows a number can be what is counted.
fn follows_as_unit(line: &Line<'_>, at: usize) -> bool {
    use attain::text::prose::{Context, Reader, scaled};
    let lexicon = attain::Lexicon::new();
    [Locale::Vi, Locale::En].into_iter().any(|locale| {
        let reader = Reader { locale, context: Context::Prose, lexicon: &lexicon, foreign: false };
        scaled(&mut line.cursor(at), reader).is_some()
    })
}
