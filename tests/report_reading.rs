//! A reading as a page: the report as it was published, its figures marked where they stand, and tables that lead to them.

use attain::Locale;
use attain_reader::{Role, read};
use attain_report::{Marked, Report};
use roxmltree::{Document, Node, ParsingOptions};

const REPORT: &str = "Mục tiêu năm 2024: tăng trưởng GRDP 8 - 8,5%; tổng thu ngân sách 17.500 tỷ đồng.\r\n\
    Kết quả: tổng thu ngân sách đạt 17.946 tỷ đồng, bằng 102,5% kế hoạch;\n\ttăng trưởng GRDP ước đạt 8,05%.\n";
const HOSTILE: &str = "<script>alert(1)</script> & \"<b> Tổng thu ngân sách đạt 17.946 tỷ đồng </mark></div> \u{202e} {{ 7 }} \
    <img src=x onerror=y> \u{0}\u{1b}\u{ffff}";

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
    for published in [REPORT, HOSTILE, "", "\n\n  không có số\n"] {
        let reading = read(published);
        for locale in Locale::ALL {
            let page = Marked::new(published, &reading).to_html(locale);
            let tree = parsed(&page);
            // A reader of XML takes the end of a line for `\n`; what no page may hold is the mark of a lost character.
            let lost = |ch: char| (ch.is_control() && !matches!(ch, '\n' | '\t')) || ch == '\u{ffff}';
            let shown: String =
                published.replace("\r\n", "\n").chars().map(|ch| if lost(ch) { '\u{fffd}' } else { ch }).collect();
            assert_eq!(text(report(tree.root_element())), shown);
            let marks: Vec<String> = of(report(tree.root_element()), "mark").map(text).collect();
            assert_eq!(marks, reading.mentions.iter().map(|mention| mention.text.clone()).collect::<Vec<_>>());
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
    assert!(links.len() >= targets + results);
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
