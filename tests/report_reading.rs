//! A reading as a page: the report as it was published, its figures marked where they stand, and tables that lead to them.

use std::collections::BTreeSet;

use attain::Locale;
use attain_reader::{Doubt, MentionKind, Reader, Role, Why, read};
use attain_report::{Marked, ROWS_OF_A_FRAGMENT, Report};
use roxmltree::{Document, Node, ParsingOptions};

const REPORT: &str = "Mục tiêu năm 2024: tăng trưởng GRDP 8 - 8,5%; tổng thu ngân sách 17.500 tỷ đồng.\r\n\
    Kết quả: tổng thu ngân sách đạt 17.946 tỷ đồng, bằng 102,5% kế hoạch;\n\ttăng trưởng GRDP ước đạt 8,05%.\n";
const HOSTILE: &str = "<script>alert(1)</script> & \"<b> Tổng thu ngân sách đạt 17.946 tỷ đồng </mark></div> \u{202e} {{ 7 }} \
    <img src=x onerror=y> \u{0}\u{1b}\u{ffff}";

/// The point before the decimals is that of English.
const DOUBTFUL: &str = "Tăng trưởng GRDP năm 2024 đạt 8.05%, chỉ số sản xuất tăng 7,5%.";

fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap()
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect()
}

fn of<'a, 'i>(root: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    root.descendants().filter(move |node| node.tag_name().name() == name)
}

fn report<'a, 'i>(root: Node<'a, 'i>) -> Node<'a, 'i> {
    of(root, "div").find(|div| div.attribute("class") == Some("report")).unwrap()
}

#[test]
fn the_text_stays_as_it_was_published() {
    assert!(read(DOUBTFUL).mentions.iter().any(|mention| !mention.flags.is_empty()));
    for published in [REPORT, HOSTILE, DOUBTFUL, "", "\n\n  không có số\n", "&lt;script&gt; &amp; đạt 5%"] {
        let reading = read(published);
        for locale in Locale::ALL {
            let page = Marked::new(published, &reading).to_html(locale);
            let tree = parsed(&page);
            // A reader of XML takes the end of a line for `\n`; what no page may hold is the mark of a lost character.
            let lost = |ch: char| (ch.is_control() && !matches!(ch, '\n' | '\t')) || ch == '\u{ffff}';
            let shown: String =
                published.replace("\r\n", "\n").chars().map(|ch| if lost(ch) { '\u{fffd}' } else { ch }).collect();
            assert_eq!(text(report(tree.root_element())), shown);
            let marks: Vec<Node<'_, '_>> = of(report(tree.root_element()), "mark").collect();
            assert_eq!(marks.len(), reading.mentions.len());
            for (mark, mention) in marks.into_iter().zip(&reading.mentions) {
                let classes: Vec<&str> = mark.attribute("class").unwrap().split(' ').collect();
                let doubt = (!mention.flags.is_empty()).then_some("doubt");
                assert_eq!(text(mark), mention.text);
                assert_eq!(classes, [mention.role.name()].into_iter().chain(doubt).collect::<Vec<_>>());
            }
            for node in tree.descendants() {
                assert!(!matches!(node.tag_name().name(), "script" | "img" | "b"));
            }
        }
    }
}

#[test]
fn tables_lead_to_the_figures_that_they_stand_on() {
    let reading = read(REPORT);
    let page = Marked::new(REPORT, &reading).to_html(Locale::Vi);
    let tree = parsed(&page);
    let root = tree.root_element();
    let captions: Vec<String> = of(root, "caption").map(text).collect();
    let (targets, results, claims) = (reading.targets.len(), reading.observations.len(), reading.claims.len());
    assert!(targets > 0 && results > 0 && claims > 0);
    let expected = [
        format!("Mục tiêu: {targets}"),
        format!("Kết quả: {results}"),
        format!("Phép tính nêu trong báo cáo: {claims}"),
    ];
    assert_eq!(captions[..3], expected);
    let places: Vec<&str> = of(root, "mark").filter_map(|mark| mark.attribute("id")).collect();
    assert_eq!(places.len(), reading.mentions.len());
    let links: Vec<&str> = of(root, "a").filter_map(|a| a.attribute("href")).collect();
    assert_eq!(links.len(), targets + results + claims + reading.unplaced.len());
    assert!(links.iter().all(|link| link.strip_prefix('#').is_some_and(|place| places.contains(&place))));
    // 17,946 ÷ 17,500 = 102.55 %, which is printed as 102.5 %.
    assert!(text(root).contains("Tổng thu ngân sách") || text(root).contains("tổng thu ngân sách"));
}

#[test]
fn a_role_is_told_by_its_line_as_well_as_by_its_colour() {
    let page = Marked::new(REPORT, &read(REPORT)).to_html(Locale::En);
    for role in Role::ALL {
        let style = format!(".attain mark.{} {{", role.name());
        let rule = page.split(&style).nth(1).and_then(|rest| rest.split('}').next()).unwrap();
        assert!(rule.contains("text-decoration"), "{style}{rule}");
    }
}

#[test]
fn a_piece_shows_the_beginning_of_a_long_report() {
    let long = "Tổng thu ngân sách đạt 17.946 tỷ đồng. ".repeat(3000);
    let reading = read(&long);
    let piece = Marked::new(&long, &reading).to_fragment(Locale::En);
    let tree = parsed(&piece);
    let shown = text(report(tree.root_element()));
    assert!(long.starts_with(&shown));
    let (kept, all) = (shown.chars().count(), long.chars().count());
    assert!((60_000..60_050).contains(&kept), "{kept}");
    assert!(piece.contains(&format!("… and {} more characters", all - kept)));
    assert!(piece.contains("more rows"));
    let whole = Marked::new(&long, &reading).to_html(Locale::En);
    assert_eq!(text(report(parsed(&whole).root_element())), long);
}

#[test]
fn markdown_has_the_tables() {
    let reading = read(REPORT);
    let text = Marked::new(REPORT, &reading).to_markdown(Locale::Vi);
    assert!(text.contains(&format!("Mục tiêu: {}", reading.targets.len())));
    assert!(text.contains("17.500 tỷ đồng") && text.contains("17.946 tỷ đồng"));
}

/// The cells of the table that stands for the report, each with its text and the texts of its marks.
fn sheet(page: &str) -> Vec<Vec<(String, Vec<String>)>> {
    let tree = parsed(page);
    let table =
        of(tree.root_element(), "table").find(|table| table.attribute("class") == Some("report sheet")).unwrap();
    let cell = |cell: Node<'_, '_>| (text(cell), of(cell, "mark").map(text).collect());
    of(table, "tr").map(|row| of(row, "td").map(cell).collect()).collect()
}

#[test]
fn a_table_is_shown_as_a_table() {
    let rows = vec![
        vec!["Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Thực hiện 2024"],
        vec![],
        vec!["Tổng thu <b>ngân sách</b>", "tỷ đồng", "17.500", "17.946"],
        vec!["Tỷ lệ hộ nghèo", "%", "2,7", ""],
        vec!["Ghi chú: thu đạt 17.946 tỷ đồng,\nbằng 102,5% kế hoạch"],
    ];
    let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect();
    let reading = Reader::new().read_table(&rows);
    let marked = Marked::of_table(&rows, &reading);
    for locale in Locale::ALL {
        for page in [marked.to_html(locale), marked.to_fragment(locale)] {
            let shown = sheet(&page);
            let texts: Vec<Vec<String>> =
                shown.iter().map(|row| row.iter().map(|cell| cell.0.clone()).collect()).collect();
            assert_eq!(texts, rows);
            // Every figure is marked in the cell that it stands in.
            let marks = |(line, row): (usize, &Vec<(String, Vec<String>)>)| {
                let of_cell = move |(at, cell): (usize, &(String, Vec<String>))| {
                    cell.1.iter().map(|mark| (Some((line, at)), mark.clone())).collect::<Vec<_>>()
                };
                row.iter().enumerate().flat_map(of_cell).collect::<Vec<_>>()
            };
            let marks: Vec<_> = shown.iter().enumerate().flat_map(marks).collect();
            let mentions: Vec<_> =
                reading.mentions.iter().map(|mention| (mention.cell, mention.text.clone())).collect();
            assert_eq!(marks, mentions);
            assert!(mentions.contains(&(Some((2, 3)), "17.946".to_owned())));
            assert!(mentions.contains(&(Some((3, 2)), "2,7".to_owned())));
        }
    }
    let long: Vec<Vec<String>> = rows.iter().take(1).chain(std::iter::repeat_n(&rows[2], 300)).cloned().collect();
    let reading = Reader::new().read_table(&long);
    let piece = Marked::of_table(&long, &reading).to_fragment(Locale::En);
    assert_eq!(sheet(&piece), sheet(&Marked::of_table(&long, &reading).to_html(Locale::En))[..ROWS_OF_A_FRAGMENT]);
    assert!(piece.contains("… and 101 more rows"));
    let nothing = Reader::new().read_table(&[]);
    assert_eq!(sheet(&Marked::of_table(&[], &nothing).to_html(Locale::Vi)), Vec::<Vec<_>>::new());
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let page = Marked::new(REPORT, &read(REPORT)).to_html(Locale::En);
    for word in ["http:", "https:", "url(", "@import", "<script", "<img", "javascript"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'"));
}

#[test]
fn figures_that_overlap_are_marked_once() {
    let published = "Thu đạt 5 tỷ đồng.";
    let mut reading = read(published);
    let first = reading.mentions.first().unwrap().clone();
    let mut inner = first.clone();
    inner.start += 2;
    let mut empty = first.clone();
    empty.end = empty.start;
    let mut beyond = first.clone();
    (beyond.start, beyond.end) = (17, 1_000);
    let mut outside = first;
    (outside.start, outside.end) = (usize::MAX - 1, usize::MAX);
    reading.mentions.extend([inner, empty, beyond, outside]);
    let page = Marked::new(published, &reading).to_html(Locale::Vi);
    let tree = parsed(&page);
    assert_eq!(text(report(tree.root_element())), published);
    let marks: Vec<String> = of(report(tree.root_element()), "mark").map(text).collect();
    assert_eq!(marks, ["5 tỷ đồng", "."]);
}

/// "Giảm 0,6 - 1 điểm %" asks for less of what falls, as does "còn 2,5%".
#[test]
fn of_a_fall_less_is_better() {
    for report in ["phấn đấu tỷ lệ hộ nghèo giảm 0,6 - 1%", "phấn đấu tỷ lệ hộ nghèo còn 2,5%"]
    {
        let report = format!("Năm 2024, {report}.");
        let markdown = Marked::new(&report, &read(&report)).to_markdown(Locale::Vi);
        assert!(markdown.contains("| càng thấp càng tốt |"), "{markdown}");
    }
}

#[test]
fn every_name_has_its_own_words_in_either_language() {
    for locale in Locale::ALL {
        let kinds: BTreeSet<&str> = MentionKind::ALL.iter().map(|kind| kind.label(locale)).collect();
        let roles: BTreeSet<&str> = Role::ALL.iter().map(|role| role.label(locale)).collect();
        let doubts: BTreeSet<&str> = Doubt::ALL.iter().map(|doubt| doubt.label(locale)).collect();
        assert_eq!(kinds.len(), MentionKind::ALL.len());
        assert_eq!(roles.len(), Role::ALL.len());
        assert_eq!(doubts.len(), Doubt::ALL.len());
    }
    assert!(MentionKind::NAMES.iter().all(|(kind, name)| kind.name() == *name));
    let whys = [
        (Why::NoIndicator, "no_indicator", None),
        (Why::NoDirection, "no_direction", None),
        (Why::Repeats { mention: 3 }, "repeats", Some(3)),
        (Why::Contradicts { mention: 3 }, "contradicts", Some(3)),
        (Why::Superseded { mention: 3 }, "superseded", Some(3)),
        (Why::NoGoal { reason: "no tolerance".to_owned() }, "no_goal", None),
    ];
    for (why, name, other) in whys {
        assert_eq!((why.name(), why.other()), (name, other));
        assert!(!why.explain(Locale::Vi).is_empty() && !why.explain(Locale::En).is_empty());
    }
}
