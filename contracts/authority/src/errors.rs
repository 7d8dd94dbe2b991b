//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/authority.sol`.

use crate::abi::IAuthority as abi;
use alloy_primitives::{Address, B256, FixedBytes, U256};

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    access_control_unauthorized_account =
        AccessControlUnauthorizedAccount(account: Address, needed_role: B256),
    access_control_bad_confirmation = AccessControlBadConfirmation(),
    access_control_enumerable_out_of_bounds = AccessControlEnumerableOutOfBounds(role: B256, index: U256),
    role_unknown = RoleUnknown(role: B256),
    admin_in_two_steps = AdminInTwoSteps(),
    not_pending_admin = NotPendingAdmin(caller: Address),
    too_many_grants = TooManyGrants(maximum: u64),
    target_unknown = TargetUnknown(target: Address),
    target_already_listed = TargetAlreadyListed(target: Address),
    too_many_targets = TooManyTargets(maximum: u64),
    target_has_no_code = TargetHasNoCode(target: Address),
    entry_unknown = EntryUnknown(entry: FixedBytes<4>),
    selector_missing = SelectorMissing(length: u64),
    pause_through_guardian = PauseThroughGuardian(selector: FixedBytes<4>),
    push_failed = PushFailed(target: Address),
    delay_required = DelayRequired(delay: u64),
    already_sealed = AlreadySealed(),
    no_calls = NoCalls(),
    too_many_calls = TooManyCalls(maximum: u64),
    too_many_operations = TooManyOperations(maximum: u64),
    order_unknown = OrderUnknown(selector: FixedBytes<4>),
    order_malformed = OrderMalformed(selector: FixedBytes<4>),
    guardian_change_alone = GuardianChangeAlone(),
    operation_known = OperationKnown(id: B256, state: u64),
    operation_not_ready = OperationNotReady(id: B256, state: u64, ready_at: u64),
    operation_not_pending = OperationNotPending(id: B256, state: u64),
    predecessor_not_executed = PredecessorNotExecuted(predecessor: B256, state: u64),
    operations_pending = OperationsPending(count: u64),
    module_name_invalid = ModuleNameInvalid(name: B256),
    module_has_no_code = ModuleHasNoCode(module: Address),
    too_many_modules = TooManyModules(maximum: u64),
}
