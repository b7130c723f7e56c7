//! `gen --check`, and the settings file.

use crate::support::Folder;

const SETTINGS: &str = "spec = \"pets.yaml\"\nout = \"client\"\npackage = \"pets\"\n\n\
    [manifest.package]\nlicense = \"MIT\"\n\n# For tests.\n[manifest.dev-dependencies]\ntokio = \"1\"\n";

fn project() -> Folder {
    let folder = Folder::with_pets();
    folder.write("codegen.toml", SETTINGS);
    folder
}

#[test]
fn the_generated_client_is_up_to_date() {
    let checkout = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let run = Folder::new().run_in(checkout, &["gen", "--check"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn the_settings_make_the_crate() {
    let folder = project();
    let run = folder.run(&["gen", "--config", "codegen.toml"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let manifest = folder.read("client/Cargo.toml");
    assert!(manifest.contains("\nlicense = \"MIT\"\n"), "{manifest}");
    assert!(
        manifest.ends_with("\n\n# For tests.\n[dev-dependencies]\ntokio = \"1\"\n"),
        "{manifest}"
    );
}

#[test]
fn the_settings_cannot_hit_another_crate() {
    let folder = project();
    folder.write("client/Cargo.toml", "[package]\nname = \"cats\"\n");
    let before = folder.everything();
    assert_eq!(folder.run(&["gen", "--config", "codegen.toml"]).status, 2);
    assert_eq!(folder.everything(), before);
    folder.write("client/Cargo.toml", "[package]\nname = \"pets\"\n");
    assert_eq!(folder.run(&["gen", "--config", "codegen.toml"]).status, 0);
}

#[test]
fn the_difference_is_shown_and_nothing_is_written() {
    let folder = project();
    let check = ["gen", "--config", "codegen.toml", "--check"];
    let run = folder.run(&check);
    assert_eq!(run.status, 1);
    assert!(
        run.stdout.contains("missing: client/Cargo.toml ("),
        "{}",
        run.stdout
    );
    assert!(!folder.path("client").exists());

    folder.run(&["gen", "--config", "codegen.toml"]);
    let run = folder.run(&check);
    assert_eq!(run.status, 0);
    assert!(
        run.stdout.starts_with("client/ is up to date ("),
        "{}",
        run.stdout
    );

    let manifest = folder.read("client/Cargo.toml");
    folder.write(
        "client/Cargo.toml",
        manifest.replace("name = \"pets\"", "name = \"cats\""),
    );
    folder.write(
        "client/src/stale.rs",
        "// @generated from pets.yaml by `cargo xtask gen`.\n",
    );
    std::fs::remove_file(folder.path("client/src/models/pet.rs")).unwrap();
    let before = folder.everything();
    let run = folder.run(&check);
    assert_eq!(folder.everything(), before);
    assert_eq!(run.status, 1);
    for line in [
        "--- a/client/Cargo.toml\n+++ b/client/Cargo.toml\n",
        "\n-name = \"cats\"\n+name = \"pets\"\n",
        "\nmissing: client/src/models/pet.rs (",
        "\nstale:   client/src/stale.rs\n",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
    assert!(
        run.stderr
            .contains("out of date: 1 different, 1 missing, 1 stale of "),
        "{}",
        run.stderr
    );
}

#[test]
fn long_differences_are_cut() {
    let folder = project();
    folder.run(&["gen", "--config", "codegen.toml"]);
    folder.write(
        "client/src/lib.rs",
        "// @generated from\n".to_owned() + &"// old\n".repeat(5000),
    );
    let run = folder.run(&["gen", "--config", "codegen.toml", "--check"]);
    assert!(
        run.stdout.contains(" more lines of src/lib.rs\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.lines().count() < 100);
}

#[test]
fn faults_of_the_settings_are_located() {
    let folder = Folder::with_pets();
    let mut shown = String::new();
    for text in [
        "spec = \"pets.yaml\"\nout = \"client\"\npackage = \"pets\"\ntag = [\"Pets\"]\n",
        "spec = \"pets.yaml\"\nout = \"client\"\npackage = \"2pets\"\n",
        "spec = \"pets.yaml\"\nout = \"client\"\n",
        "spec = \"pets.yaml\"\nout = [\n",
        "spec = \"pets.yaml\"\nout = \"client\"\npackage = \"pets\"\nmanifest = 1\n",
        "spec = \"no.yaml\"\nout = \"client\"\npackage = \"pets\"\n",
    ] {
        folder.write("codegen.toml", text);
        shown.push_str(&folder.run(&["gen", "--config", "codegen.toml"]).shown());
        shown.push_str("\n\n");
    }
    insta::assert_snapshot!(shown);
}
