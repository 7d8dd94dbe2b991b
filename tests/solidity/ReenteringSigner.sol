// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Agrees to every signature by ERC-1271, and calls whatever it was armed with when it is asked. It disagrees when that
/// call was answered, so that whoever asks notices.
contract ReenteringSigner {
    address private target;
    bytes private data;

    function arm(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        if (target != address(0)) {
            (bool done,) = target.staticcall(data);
            if (done) return 0xffffffff;
        }
        return this.isValidSignature.selector;
    }
}
