//! Pages and Markdown: every row, every word and every figure of what they are of, in both languages.

use attain::pace::Pacing;
use attain::{
    Better, By, Figure, Goal, Indicator, Locale, Observation, Observations, Plan, Profile, Published, Quality,
    Scorecard, Series, Target, compare_methods,
};
use attain_report::{ROWS_OF_A_FRAGMENT, Report};
use chrono::NaiveDate;
use roxmltree::{Document, Node, ParsingOptions};

fn target(name: &str, goal: &str, better: Better) -> Target {
    Target::new(name, Goal::read(goal, Locale::Vi).unwrap()).better(better)
}

fn found(name: &str, text: &str) -> Observation {
    Observation::new(name, Figure::read(text, Locale::Vi).unwrap())
}

/// Every status once but undecided, in two groups, with a part and a target that names no group.
fn card() -> Scorecard {
    let mut plan = Plan::new("Hà Tĩnh 2024");
    let near = attain::Terms {
        near_miss: Some(attain::Quantity::read("0,5 điểm %", Locale::Vi).unwrap()),
        ..attain::Terms::default()
    };
    for target in [
        target("Tăng trưởng GRDP", "8 - 8,5%", Better::Higher).group("Kinh tế"),
        target("Tổng thu ngân sách", "17.500 tỷ đồng", Better::Higher).group("Kinh tế"),
        target("Thu nội địa", "8.100 tỷ đồng", Better::Higher).part_of("Tổng thu ngân sách"),
        target("Tỷ lệ hộ nghèo", "3%", Better::Lower).terms(near).group("Xã hội"),
        target("Rác thải được thu gom", "ít nhất 95%", Better::Higher).group("Xã hội"),
        target("Trường đạt chuẩn", "ít nhất 80%", Better::Higher),
    ] {
        plan.add(target).unwrap();
    }
    let published = Published { met: 3, of: 5, exceeded: None, source: Some("Báo cáo số 12".to_owned()) };
    let results = [
        found("Tăng trưởng GRDP", "8,05%"),
        found("Tổng thu ngân sách", "17.946 tỷ đồng").official("đạt"),
        found("Thu nội địa", "ước đạt 8.300 tỷ đồng"),
        found("Tỷ lệ hộ nghèo", "3,2%"),
        found("Rác thải được thu gom", "92%"),
        found("Hạnh phúc", "9%"),
    ];
    plan.assess(&results).unwrap().with_published(published)
}

/// A page or a piece as a tree; being well-formed it reads alike as HTML and as XML.
fn parsed(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap()
}

fn is<'a>(node: &Node<'a, '_>, name: &str, class: &str) -> bool {
    let classes = node.attribute("class").unwrap_or_default();
    node.tag_name().name() == name && (class.is_empty() || classes.split(' ').any(|c| c == class))
}

fn all<'a, 'i>(of: Node<'a, 'i>, name: &'a str, class: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    of.descendants().filter(move |node| is(node, name, class))
}

/// What a reader sees of a node: its text but that of charts.
fn seen(node: Node<'_, '_>) -> String {
    let drawn = |text: &Node<'_, '_>| text.ancestors().any(|a| is(&a, "svg", "") || is(&a, "style", ""));
    let text: String =
        node.descendants().filter(|n| n.is_text() && !drawn(n)).filter_map(|n| n.text().map(str::to_owned)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cells of every row of the first table, groups left out.
fn cells(page: &str) -> Vec<Vec<String>> {
    let page = parsed(page);
    let rows =
        all(page.root_element(), "tr", "row").map(|row| row.children().filter(Node::is_element).map(seen).collect());
    rows.collect()
}

#[test]
fn a_scorecard_shows_every_row_with_the_figures_of_the_core() {
    let card = card();
    for locale in Locale::ALL {
        let shown = cells(&card.to_html(locale));
        assert_eq!(shown.len(), card.rows().len());
        for (cells, row) in shown.iter().zip(card.rows()) {
            let verdict = &row.attainment;
            let part = if verdict.target().get_of().is_some() { "↳ " } else { "" };
            assert_eq!(cells[0], format!("{part}{}", verdict.target().indicator().name()));
            assert_eq!(cells[1], verdict.goal().write(locale));
            let found = verdict.observation().and_then(Observation::figure);
            assert_eq!(cells[2], found.map_or_else(String::new, |figure| figure.write(locale)));
            assert_eq!(cells[4], verdict.status().label(locale));
            let gap = match verdict.gap() {
                Some(attain::Gap::Quantity(gap)) => gap.write(locale),
                _ => String::new(),
            };
            assert_eq!(cells[6], gap);
        }
    }
}

#[test]
fn percentages_and_remarks_are_in_the_language_of_the_page() {
    let vi = cells(&card().to_html(Locale::Vi));
    let en = cells(&card().to_html(Locale::En));
    // 17,946 ÷ 17,500 = 1.0254857…; 92 ÷ 95 = 0.9684210…
    assert_eq!((vi[1][5].as_str(), en[1][5].as_str()), ("102,5486%", "102.5486%"));
    assert_eq!((vi[4][5].as_str(), en[4][5].as_str()), ("96,8421%", "96.8421%"));
    assert_eq!(vi[2][7], "ước tính; không tính vào tổng");
    assert_eq!(en[2][7], "estimate; not counted");
    assert_eq!(en[5][7], "there is no observation");
}

#[test]
fn counts_groups_and_what_stands_beside_are_said() {
    let card = card();
    let page = card.to_html(Locale::En);
    let tree = parsed(&page);
    let root = tree.root_element();
    assert_eq!(root.attribute("lang"), Some("en"));
    let title = all(root, "title", "").next().and_then(|title| title.text());
    assert_eq!(title, Some("Hà Tĩnh 2024"));
    let heads: Vec<String> = all(root, "h1", "").map(seen).collect();
    assert_eq!(heads, ["Hà Tĩnh 2024"]);
    let counts = all(root, "p", "counts").map(seen).next().unwrap();
    assert_eq!(counts, "2 of 5 met exceeded 1 met 1 near miss 1 missed 1 no data 1");
    let groups: Vec<String> = all(root, "tr", "group").map(seen).collect();
    assert_eq!(groups, ["Kinh tế", "Xã hội", "—"]);
    assert_eq!(card.by(By::Group).len(), groups.len());
    let foot: Vec<String> = all(root, "p", "foot").map(seen).collect();
    let expected = [
        "published 3 of 5 (Báo cáo số 12)",
        "Tổng thu ngân sách: published “đạt”, computed exceeded",
        "without a target: Hạnh phúc",
        "rule: vn-official",
    ];
    assert_eq!(foot, expected);
    let said: Vec<String> = all(root, "li", "").map(seen).collect();
    let explained: Vec<String> = card.rows().iter().map(|row| row.attainment.explain(Locale::En)).collect();
    assert_eq!(said, explained);
}

/// Colour alone tells nothing: every status has a word and a shape, and no two have the same of either.
#[test]
fn a_status_is_a_shape_and_a_word_as_well_as_a_colour() {
    let mut card = card();
    let undecided = target("Việc làm", "ít nhất 64 vạn người", Better::Higher);
    let open = undecided.assess(&found("Việc làm", "gần 65 vạn người")).unwrap();
    let mut rows = card.rows().to_vec();
    rows.push(attain::Row { attainment: open, counted: true });
    card = Scorecard::new("Đủ", rows, Vec::new(), attain::Judging::default());
    let page = card.to_html(Locale::Vi);
    let tree = parsed(&page);
    let mut kinds: Vec<(String, String, String)> = all(tree.root_element(), "span", "status")
        .map(|status| {
            let shape = all(status, "path", "").next().and_then(|path| path.attribute("d")).unwrap();
            (seen(status), shape.to_owned(), status.attribute("class").unwrap().to_owned())
        })
        .collect();
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds.len(), attain::Status::NAMES.len());
    let columns = kinds.iter().map(|(word, shape, class)| [word, shape, class]).collect::<Vec<_>>();
    for at in 0..3 {
        let mut each: Vec<&String> = columns.iter().map(|column| column[at]).collect();
        each.sort();
        each.dedup();
        assert_eq!(each.len(), kinds.len());
    }
}

#[test]
fn a_page_holds_everything_and_fetches_nothing() {
    for page in [card().to_html(Locale::Vi), card().to_fragment(Locale::Vi)] {
        let tree = parsed(&page);
        let refused = ["script", "iframe", "object", "embed", "img", "image", "use", "form", "foreignObject", "base"];
        for node in tree.descendants().filter(Node::is_element) {
            assert!(!refused.contains(&node.tag_name().name()), "<{}>", node.tag_name().name());
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on") && name != "src" && name != "style", "{name}=\"{value}\"");
                assert!(name != "href" || value == "data:,", "{name}=\"{value}\"");
            }
        }
        assert!(!page.contains("url(") && !page.contains("@import") && !page.contains("@font-face"));
    }
    let page = card().to_html(Locale::Vi);
    assert!(page.contains("default-src 'none'"), "the page itself forbids what it does not need");
    assert!(page.contains("@media print") && page.contains("light-dark("));
}

#[test]
fn a_piece_is_the_same_renderer_with_a_limit_of_rows() {
    let card = card();
    let piece = card.to_fragment(Locale::En);
    assert!(piece.starts_with("<div class=\"attain\""));
    assert_eq!(cells(&piece), cells(&card.to_html(Locale::En)));
    let tree = parsed(&piece);
    let counts = all(tree.root_element(), "p", "counts").map(seen).next().unwrap();
    assert!(counts.starts_with("Hà Tĩnh 2024: 2 of 5 met"), "{counts}");

    let rows = vec![card.rows()[0].clone(); ROWS_OF_A_FRAGMENT + 7];
    let long = Scorecard::new("Dài", rows, Vec::new(), attain::Judging::default());
    assert_eq!(cells(&long.to_fragment(Locale::En)).len(), ROWS_OF_A_FRAGMENT);
    assert!(long.to_fragment(Locale::En).contains("… and 7 more rows"));
    assert_eq!(cells(&long.to_html(Locale::En)).len(), ROWS_OF_A_FRAGMENT + 7);
}

#[test]
fn paces_methods_plans_and_observations_are_pages_too() {
    let flow = Indicator::named("Thu ngân sách").accumulates(attain::Accumulates::Flow);
    let year = attain::Period::year(2024).unwrap();
    let target =
        Target::new(flow, Goal::read("17.500 tỷ đồng", Locale::Vi).unwrap()).better(Better::Higher).period(year);
    let day = NaiveDate::from_ymd_opt(2024, 10, 1).unwrap();
    let pace = target.pace(&found("Thu ngân sách", "12.946 tỷ đồng"), day, &Pacing::from(Profile::Quarters)).unwrap();
    let table = cells(&[pace.clone()].to_html(Locale::Vi));
    // Three quarters of 17,500; 12,946 ÷ 17,500 = 73.977 %; 17,500 − 12,946.
    let [row] = table.as_slice() else { panic!("{table:?}") };
    assert_eq!(
        row[..5],
        ["Thu ngân sách năm 2024", "17.500 tỷ đồng", "01/10/2024", "13.125 tỷ đồng", "12.946 tỷ đồng"]
    );
    assert_eq!((row[6].as_str(), row[7].as_str(), row[9].as_str()), ("đúng tiến độ", "74%", "4.554 tỷ đồng"));
    assert!(pace.to_html(Locale::En).contains(&pace.explain(Locale::En).replace('\'', "&#39;")));

    // Poverty of 14.5 in 2015 and 10.2 in 2023 on its way to 7.25 in 2030.
    let tenths = |n, d| attain::Ratio::new(n, d).unwrap();
    let series = Series::between((2015, tenths(145, 10)), (2023, tenths(102, 10)), Better::Lower)
        .unwrap()
        .target((2030, tenths(725, 100)))
        .unwrap();
    let compared = compare_methods(&series).unwrap();
    let page = compared.to_html(Locale::Vi);
    let rows = cells(&page);
    let methods: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(methods, compared.rows().iter().map(attain::Progress::method).collect::<Vec<_>>());
    assert!(
        seen(parsed(&page).root_element()).contains("2015: 14,5; 2023: 10,2; mục tiêu 2030: 7,25; càng thấp càng tốt")
    );
    for disagreement in compared.disagreements() {
        assert!(seen(parsed(&page).root_element()).contains(&disagreement.sentence(Locale::Vi)));
    }

    let mut plan = Plan::new("Kế hoạch").source("Nghị quyết số 5");
    plan.add(target).unwrap();
    let rows = cells(&plan.to_html(Locale::Vi));
    assert_eq!(rows, [["Thu ngân sách", "năm 2024", "17.500 tỷ đồng", "càng cao càng tốt"]]);
    assert!(plan.to_html(Locale::En).contains("source: Nghị quyết số 5"));

    let mut results = Observations::new("Kết quả");
    results.add(found("CPI", "3,25%").quality(Quality::Preliminary));
    assert_eq!(cells(&results.to_html(Locale::Vi)), [["CPI", "3,25%", "sơ bộ"]]);
}

#[test]
fn markdown_is_a_table_of_the_same_rows() {
    let card = card();
    let text = card.to_markdown(Locale::Vi);
    let table: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(table.len(), 2 + card.rows().len());
    assert_eq!(table[0][..5], ["Chỉ tiêu", "Mục tiêu", "Kết quả", "Đánh giá", "% mục tiêu"]);
    assert_eq!(table[1][..5], [":--", ":--", ":--", ":--", "--:"]);
    assert_eq!(table[3][..5], ["Tổng thu ngân sách", "17.500 tỷ đồng", "17.946 tỷ đồng", "▲ vượt", "102,5486%"]);
    let marks: Vec<&str> = table[2..].iter().map(|row| row[3]).collect();
    assert_eq!(marks, ["● đạt", "▲ vượt", "▲ vượt", "◆ gần đạt", "■ không đạt", "○ không có số liệu"]);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = std::env::temp_dir().join(format!("attain-report-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("trang.html");
    std::fs::write(&file, "the old one").unwrap();
    card().write_html(&file, Locale::Vi).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), card().to_html(Locale::Vi));
    let names = || std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names(), ["trang.html"], "nothing temporary is left");

    // A folder stands where the file should: what lies there stays, and nothing is left beside it.
    let taken = folder.join("taken");
    std::fs::create_dir_all(taken.join("inside")).unwrap();
    let error = card().write_html(&taken, Locale::Vi).unwrap_err();
    assert!(error.to_string().starts_with(&format!("cannot write `{}`: ", taken.display())), "{error}");
    assert_eq!(names().len(), 2);
    assert!(taken.join("inside").is_dir());
    let nowhere = folder.join("no folder").join("trang.html");
    assert_eq!(card().write_html(&nowhere, Locale::Vi).unwrap_err().path, nowhere);
    std::fs::remove_dir_all(&folder).unwrap();
}
