//! What can be done about a document that is broken, and about one that is scattered.

use crate::support::{Folder, PETS};

/// One operation needs credentials that nobody has, another one refers to nothing.
fn partly_broken() -> Folder {
    let folder = Folder::new();
    let broken = PETS.replace("schemas/Owner\"", "schemas/Ownr\"").replace(
        "components:\n",
        "  /it's:\n    get:\n      security: [{ nope: [] }]\n      responses: { \"204\": { \
             description: Done. } }\ncomponents:\n",
    );
    folder.write("pets.yaml", broken);
    folder
}

#[test]
fn what_fails_names_the_way_out() {
    let folder = partly_broken();
    let run = folder.generate(&[]);
    insta::assert_snapshot!(run.shown());
    let start = run.stderr.find("overlay: 1.0.0").unwrap();
    folder.write("fixes.yaml", &run.stderr[start..]);
    let run = folder.generate(&["--overlay", "fixes.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn what_alone_is_broken_is_left_out_and_told() {
    let folder = partly_broken();
    let run = folder.generate(&["--skip-broken"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stderr.matches("warning[W0240]").count(), 2);
    assert!(run.stdout.starts_with("1 operation, "), "{}", run.stdout);
    let denied = folder.generate(&["--skip-broken", "--deny-warnings"]);
    assert_eq!(denied.status, 1);
}

#[test]
fn the_settings_may_leave_out_what_is_broken() {
    let folder = partly_broken();
    let settings = "spec = \"pets.yaml\"\nout = \"client\"\npackage = \"pets\"\n";
    folder.write("codegen.toml", settings);
    let run = folder.run(&["gen", "--config", "codegen.toml"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    folder.write("codegen.toml", format!("{settings}skip_broken = true\n"));
    let run = folder.run(&["gen", "--config", "codegen.toml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// What is left out of one of the two documents is told, since it counts as gone.
#[test]
fn what_is_broken_can_be_left_out_of_a_comparison_and_of_a_folder() {
    let folder = partly_broken();
    folder.write("whole.yaml", PETS);
    let refused = folder.run(&["diff", "pets.yaml", "whole.yaml"]);
    assert_eq!(refused.status, 3, "{}", refused.stderr);
    assert!(
        refused.stderr.contains("--skip-broken leaves out"),
        "{}",
        refused.stderr
    );
    let run = folder.run(&["diff", "pets.yaml", "whole.yaml", "--skip-broken"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("`GET /owners`"), "{}", run.stdout);
    assert_eq!(
        run.stderr.matches("warning[W0240]").count(),
        2,
        "{}",
        run.stderr
    );
    assert_eq!(
        folder
            .run(&["diff", "whole.yaml", "pets.yaml", "--skip-broken"])
            .status,
        1
    );

    assert_eq!(folder.run(&["corpus", "."]).status, 1);
    let table = folder.run(&["corpus", ".", "--skip-broken"]);
    assert_eq!(table.status, 0, "{}", table.stderr);
    assert!(table.stdout.contains("W0240×2"), "{}", table.stdout);
}

#[test]
fn the_settings_leave_out_of_a_comparison_what_is_broken() {
    let folder = partly_broken();
    let settings = "spec = \"pets.yaml\"\nout = \"client\"\npackage = \"pets\"\n";
    folder.write("codegen.toml", settings);
    if !folder.commit(".") {
        return;
    }
    assert_eq!(folder.run(&["diff", "--base", "HEAD"]).status, 3);
    let run = folder.run(&["diff", "--base", "HEAD", "--skip-broken"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

#[test]
fn references_lead_above_the_document_where_the_root_allows_it() {
    let folder = Folder::new();
    let shared = PETS.replace("#/components/schemas/Pet\"", "../../common/pet.yaml#/Pet\"");
    folder.write("api/v1/pets.yaml", &shared);
    folder.write(
        "common/pet.yaml",
        "Pet: { type: object, properties: { owner: { $ref: \
         \"../api/v1/pets.yaml#/components/schemas/Owner\" }, tag: { $ref: tag.yaml } } }",
    );
    folder.write(
        "common/tag.yaml",
        "{ type: object, properties: { text: { type: string } } }",
    );
    let arguments = ["gen", "--spec", "api/v1/pets.yaml", "--out", "client"];
    let narrow = folder.run(&arguments);
    assert_eq!(narrow.status, 1);
    assert!(narrow.stderr.contains("error[E0121]"), "{}", narrow.stderr);
    assert!(narrow.stderr.contains("--root DIR"), "{}", narrow.stderr);
    for root in [".", "api/.."] {
        let wide = folder.run(&[arguments.as_slice(), &["--root", root]].concat());
        assert_eq!(wide.status, 0, "{}", wide.stderr);
        // The main file called by another one is still the main file.
        assert!(wide.stdout.contains("3 models"), "{}", wide.stdout);
    }
    let other = folder.run(&[arguments.as_slice(), &["--root", "common"]].concat());
    assert_eq!(other.status, 2, "{}", other.stderr);
    let short = folder.run(&[arguments.as_slice(), &["--root", "api"]].concat());
    assert!(short.stderr.contains("error[E0121]"), "{}", short.stderr);

    let (v1, v2) = ("api/v1/pets.yaml", "api/v2/pets.yaml");
    folder.write(
        v2,
        shared.replace("listPets", "pets").replace("/v1/", "/v2/"),
    );
    assert_eq!(folder.run(&["diff", v1, v2]).status, 3);
    let compared = folder.run(&["diff", v1, v2, "--root", "."]);
    assert_eq!(compared.status, 1, "{}", compared.stderr);
    // The common file refers to the first version, so that the second has two owners.
    let stdout = &compared.stdout;
    assert!(stdout.contains("`owner` is `OwnerModel`"), "{stdout}");
    assert_eq!(folder.run(&["corpus", "api"]).status, 1);
    let table = folder.run(&["corpus", "api", "--root", "."]);
    assert_eq!(table.status, 0, "{}", table.stderr);
}

#[test]
fn a_note_is_a_line_and_denied_by_nobody() {
    let folder = Folder::new();
    folder.write(
        "pets.yaml",
        format!("{PETS}    Unused: {{ type: object }}\n"),
    );
    let run = folder.generate(&["--deny-warnings"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.stderr.trim().lines().count(), 1, "{}", run.stderr);
    assert!(
        run.stderr.starts_with("note[N0201]: 1 schema"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains(", 0 warnings "), "{}", run.stdout);
    assert_eq!(folder.generate(&["--quiet"]).stderr, "");
    let explained = folder.run(&["explain", "n0201"]);
    assert!(
        explained.stdout.starts_with("N0201: "),
        "{}",
        explained.stdout
    );
    let table = folder.run(&["corpus", "."]);
    assert!(table.stdout.contains("N0201×1"), "{}", table.stdout);
}
