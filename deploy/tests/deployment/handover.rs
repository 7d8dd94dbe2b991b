//! The administrator's place goes to the configured account in two steps, the second of which is its own.

use usdai_bindings::IAuthority;

use crate::stage::{DEPLOYER, OTHER, OTHER_KEY, Stage, fail, succeed};

const TO_OTHER: (&str, &str) =
    ("administrator = \"deployer\"", "administrator = \"0x70997970C51812dc3A010C7d01b50e0d17dc79C8\"");

#[test]
fn the_place_is_offered_and_accepted() {
    let stage = Stage::new();
    let config = stage.config(&[TO_OTHER]);
    let said = succeed(stage.with_config("deploy", &config, &["--yes"]));
    let authority = stage.contract("authority");
    for word in [
        "authority.transferAdmin(account: 0x70997970C51812dc3A010C7d01b50e0d17dc79C8)",
        &format!("{OTHER} becomes the administrator by calling acceptAdmin() at {authority}"),
    ] {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
    assert_eq!(stage.ask(authority, &IAuthority::adminCall {}), DEPLOYER);
    assert_eq!(stage.ask(authority, &IAuthority::pendingAdminCall {}), OTHER);
    fail(stage.with_config("verify", &config, &[]), &["administrator", "who has offered the place"]);

    let sent = stage.nonce(DEPLOYER);
    succeed(stage.with_config("deploy", &config, &["--yes"]));
    assert_eq!(stage.nonce(DEPLOYER), sent, "the offer stands");
    stage.send(OTHER_KEY, authority, &IAuthority::acceptAdminCall {});
    succeed(stage.with_config("verify", &config, &[]));
    succeed(stage.with_config("deploy", &config, &["--yes"]));
    assert_eq!(stage.nonce(DEPLOYER), sent, "nothing is left");
}

#[test]
fn orders_are_the_administrators() {
    let stage = Stage::new();
    let config = stage.config(&[TO_OTHER]);
    succeed(stage.with_config("deploy", &config, &["--yes"]));
    stage.send(OTHER_KEY, stage.contract("authority"), &IAuthority::acceptAdminCall {});
    let sent = stage.nonce(DEPLOYER);
    let config = stage.config(&[TO_OTHER, ("yield_fee_bps = 100", "yield_fee_bps = 200")]);
    let words = ["only the administrator 0x70997970", "1 orders", "nothing was sent"];
    fail(stage.with_config("deploy", &config, &["--yes"]), &words);
    let mut command = stage.with_config("deploy", &config, &["--yes"]);
    command.env("USDAI_PRIVATE_KEY", OTHER_KEY);
    succeed(command);
    assert_eq!((stage.nonce(DEPLOYER), stage.nonce(OTHER)), (sent, 2), "the administrator can");
    succeed(stage.with_config("verify", &config, &[]));
}
