//! What titles cost.

use tests::abi::ICaliber;
use tests::check::done;
use tests::credit::DAY;
use tests::gas::Measured;

use crate::scenes::used;

/// Serials of the larger title.
pub const MANY: usize = 40;

/// From the draft on.
#[track_caller]
pub fn measured(all: &mut Measured) {
    let mut scene = used();
    let (paper, borrower) = (scene.paper("measured"), scene.people.borrower.clone());
    all.push(("register, 8 serials", done(scene.register(&paper, borrower.address))));
    all.push(("attest, 8 serials", done(scene.attest(&paper))));
    all.push(("activate", done(scene.activate(&paper))));
    let many = scene.paper_of("many", MANY);
    all.push(("register, 40 serials", done(scene.register(&many, borrower.address))));
    all.push(("attest, 40 serials", done(scene.attest(&many))));
    scene.wait(30 * DAY);
    let appraisal = scene.appraisal(900_000);
    all.push(("appendAppraisal", done(scene.append_appraisal(&paper, appraisal))));
    let policy = scene.policy("renewed");
    all.push(("appendPolicy", done(scene.append_policy(&paper, policy))));
    all.push(("freeze", done(scene.freeze(paper.id(), DAY))));
    done(scene.lift(paper.id()));
    let operator = scene.people.operator.clone();
    let sold =
        ICaliber::transferFromCall { from: borrower.address, to: operator.address, tokenId: paper.id() };
    all.push(("transferFrom of a title, to a new holder", done(scene.tell_caliber(&borrower, &sold))));
    all.push(("redeem", done(scene.redeem(&operator, &paper))));
}
