//! The step that reduces Natural Earth's countries to the outline of the map.

#![allow(clippy::unwrap_used)]

#[path = "../examples/outline/reduce.rs"]
mod reduce;

use dateline::geo::Outline;
use dateline::geo::outline::Edge;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Two squares side by side, an island, a speck, and a coast that runs over the antimeridian and along it. The numbers are
/// tenths of a degree.
fn topology() -> Value {
    json!({
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [-180.0, -90.0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "arcs": [[0, 1]]},
            {"type": "Polygon", "arcs": [[-1, 2]]},
            {"type": "MultiPolygon", "arcs": [[[3]], [[4]], [[5]]]},
        ]}},
        "arcs": [
            [[1900, 1000], [0, 10], [0, 10]],
            [[1900, 1020], [-20, 0], [0, -20], [20, 0]],
            [[1900, 1020], [20, 0], [0, -20], [-20, 0]],
            [[2200, 900], [10, 0], [0, 10], [-10, 0], [0, -10]],
            [[2400, 900], [0, 0], [0, 0]],
            [[3590, 500], [5, 5], [-3590, 5], [5, 5], [-10, 0], [0, 20]],
            [[100, 100], [5, 5]],
        ],
    })
}

fn read() -> Outline {
    Outline::read(&reduce::outline(&topology()).unwrap().join("\n"))
}

#[test]
fn what_two_countries_share_is_a_border_and_the_rest_is_coast() {
    let outline = read();
    let borders: Vec<_> = outline.runs.iter().filter(|run| run.edge == Edge::Border).collect();
    assert_eq!(borders.len(), 1);
    assert_eq!(borders[0].points, [(10.0, 10.0), (12.0, 10.0)], "and what lies on the line is left out");
    assert!(outline.runs.iter().any(|run| run.edge == Edge::Coast && run.points.contains(&(12.0, 8.0))));
}

#[test]
fn an_island_stays_a_ring_and_a_speck_goes() {
    let outline = read();
    let island = outline.runs.iter().find(|run| run.points.contains(&(0.0, 40.0))).unwrap();
    assert_eq!(island.points.len(), 5);
    assert_eq!(island.points.first(), island.points.last());
    assert!(outline.runs.iter().all(|run| !run.points.contains(&(0.0, 60.0))));
}

#[test]
fn seams_are_cut_and_arcs_of_no_country_left_out() {
    for run in read().runs {
        for pair in run.points.windows(2) {
            assert!((pair[0].1 - pair[1].1).abs() < 180.0, "over the antimeridian: {pair:?}");
            assert!(pair.iter().any(|p| p.1.abs() < 180.0), "along the antimeridian: {pair:?}");
        }
        assert!(!run.points.contains(&(-80.0, -170.0)));
    }
}

#[test]
fn what_is_no_topology_is_refused() {
    assert!(reduce::outline(&json!({})).is_err());
    let mut broken = topology();
    broken["arcs"][0] = json!([["a", 1]]);
    assert!(reduce::outline(&broken).is_err());
}

/// The file that is embedded says where it comes from, as the docs do.
#[test]
fn the_embedded_outline_names_its_origin() {
    let text = include_str!("../src/geo/outline.txt");
    let docs = include_str!("../docs/map.md");
    for part in ["Natural Earth 4.1.0, 1:10m Admin 0 countries", "countries-10m.json", "examples/outline"] {
        assert!(text.contains(part) && docs.contains(part), "{part}");
    }
    assert!(text.len() < 200_000, "{} bytes", text.len());
}

/// What is embedded is what the step gave, to the byte: the docs say its hash beside how it is made again.
#[test]
fn the_embedded_outline_is_the_one_that_the_docs_name() {
    let hash = Sha256::digest(include_bytes!("../src/geo/outline.txt"));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let named = format!("| SHA-256 of what that gives | `{hash}` |");
    assert!(include_str!("../docs/map.md").contains(&named), "docs/map.md does not say {hash}");
}
