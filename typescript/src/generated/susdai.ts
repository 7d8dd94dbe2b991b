// Generated from abi/susdai.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const susdaiAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "authority",
        "type": "address"
      },
      {
        "name": "usdai",
        "type": "address"
      },
      {
        "name": "genesis",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "DOMAIN_SEPARATOR",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "acceptAuthority",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "allowance",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "spender",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "approve",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "asset",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "authority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "balanceOf",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "cash",
    "inputs": [],
    "outputs": [
      {
        "name": "idle",
        "type": "uint256"
      },
      {
        "name": "reserved",
        "type": "uint256"
      },
      {
        "name": "capacity",
        "type": "uint256"
      },
      {
        "name": "exitBucket",
        "type": "uint256"
      },
      {
        "name": "lendable",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "claim",
    "inputs": [
      {
        "name": "released",
        "type": "uint256"
      },
      {
        "name": "paid",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "claimFees",
    "inputs": [],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "claimableRedeemRequest",
    "inputs": [
      {
        "name": "requestId",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "convertToAssets",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "convertToShares",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "decimals",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "deposit",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "deposit",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      },
      {
        "name": "minShares",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "depositSharePrice",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "depositWithPermit",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      },
      {
        "name": "minShares",
        "type": "uint256"
      },
      {
        "name": "deadline",
        "type": "uint256"
      },
      {
        "name": "v",
        "type": "uint8"
      },
      {
        "name": "r",
        "type": "bytes32"
      },
      {
        "name": "s",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "eip712Domain",
    "inputs": [],
    "outputs": [
      {
        "name": "fields",
        "type": "bytes1"
      },
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "version",
        "type": "string"
      },
      {
        "name": "chainId",
        "type": "uint256"
      },
      {
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "name": "salt",
        "type": "bytes32"
      },
      {
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "epoch",
    "inputs": [],
    "outputs": [
      {
        "name": "number",
        "type": "uint64"
      },
      {
        "name": "lockTime",
        "type": "uint64"
      },
      {
        "name": "clearTime",
        "type": "uint64"
      },
      {
        "name": "boundary",
        "type": "uint64"
      },
      {
        "name": "locked",
        "type": "uint64"
      },
      {
        "name": "settled",
        "type": "bool"
      },
      {
        "name": "queued",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "giveBack",
    "inputs": [
      {
        "name": "returned",
        "type": "uint256"
      },
      {
        "name": "burned",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "harvest",
    "inputs": [],
    "outputs": [
      {
        "name": "gain",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "isOperator",
    "inputs": [
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "operator",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "loans",
    "inputs": [],
    "outputs": [
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "marks",
        "type": "uint256"
      },
      {
        "name": "accrued",
        "type": "uint256"
      },
      {
        "name": "accruedFee",
        "type": "uint256"
      },
      {
        "name": "ratePerSecond",
        "type": "uint256"
      },
      {
        "name": "lost",
        "type": "uint256"
      },
      {
        "name": "relief",
        "type": "uint256"
      },
      {
        "name": "reliefEnd",
        "type": "uint64"
      },
      {
        "name": "reportedAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "lock",
    "inputs": [],
    "outputs": [
      {
        "name": "capacity",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "lockedFor",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64"
      }
    ],
    "outputs": [
      {
        "name": "capacity",
        "type": "uint256"
      },
      {
        "name": "price",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "maxDeposit",
    "inputs": [
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "maxMint",
    "inputs": [
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "maxRedeem",
    "inputs": [
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "maxWithdraw",
    "inputs": [
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "mint",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "mint",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      },
      {
        "name": "maxAmount",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "name",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "nav",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "nonces",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "parameters",
    "inputs": [],
    "outputs": [
      {
        "name": "depositsPausedUntil",
        "type": "uint64"
      },
      {
        "name": "depositPauseAvailableAt",
        "type": "uint64"
      },
      {
        "name": "yieldFee",
        "type": "uint16"
      },
      {
        "name": "exitShare",
        "type": "uint16"
      },
      {
        "name": "feeRecipient",
        "type": "address"
      },
      {
        "name": "loanBook",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pauseDeposits",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pendingAuthority",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pendingRedeemRequest",
    "inputs": [
      {
        "name": "requestId",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "permit",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "deadline",
        "type": "uint256"
      },
      {
        "name": "v",
        "type": "uint8"
      },
      {
        "name": "r",
        "type": "bytes32"
      },
      {
        "name": "s",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "previewDeposit",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "previewMint",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "previewRedeem",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "previewWithdraw",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "redeem",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "redemptionSharePrice",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "redemptionTimestamp",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "redemptions",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "reportLoans",
    "inputs": [
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "marks",
        "type": "uint256"
      },
      {
        "name": "accrued",
        "type": "uint256"
      },
      {
        "name": "ratePerSecond",
        "type": "uint256"
      },
      {
        "name": "sent",
        "type": "uint256"
      },
      {
        "name": "principalPaid",
        "type": "uint256"
      },
      {
        "name": "interestPaid",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "requestRedeem",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "requestId",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "requestRedeemWithCommitment",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "controller",
        "type": "address"
      },
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "expectedId",
        "type": "uint256"
      },
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "commitment",
        "type": "bytes32"
      },
      {
        "name": "ciphertext",
        "type": "bytes"
      }
    ],
    "outputs": [
      {
        "name": "requestId",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setExitShare",
    "inputs": [
      {
        "name": "exitShare",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setFeeRecipient",
    "inputs": [
      {
        "name": "recipient",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setLoanBook",
    "inputs": [
      {
        "name": "loanBook",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setOperator",
    "inputs": [
      {
        "name": "operator",
        "type": "address"
      },
      {
        "name": "approved",
        "type": "bool"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setRedemptions",
    "inputs": [
      {
        "name": "redemptions",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setYieldFee",
    "inputs": [
      {
        "name": "fee",
        "type": "uint16"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "settle",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "burned",
        "type": "uint256"
      },
      {
        "name": "paid",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "share",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "stream",
    "inputs": [
      {
        "name": "source",
        "type": "uint8"
      }
    ],
    "outputs": [
      {
        "name": "held",
        "type": "uint256"
      },
      {
        "name": "enteredAt",
        "type": "uint64"
      },
      {
        "name": "heldByAll",
        "type": "uint256"
      },
      {
        "name": "remaining",
        "type": "uint256"
      },
      {
        "name": "updatedAt",
        "type": "uint64"
      },
      {
        "name": "end",
        "type": "uint64"
      },
      {
        "name": "unreleased",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "supportsInterface",
    "inputs": [
      {
        "name": "interfaceId",
        "type": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "symbol",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "totalAssets",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "totalShares",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "totalSupply",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "transfer",
    "inputs": [
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferAuthority",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "withdraw",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      },
      {
        "name": "receiver",
        "type": "address"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "event",
    "name": "Approval",
    "inputs": [
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "spender",
        "type": "address",
        "indexed": true
      },
      {
        "name": "value",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityChanged",
    "inputs": [
      {
        "name": "previousAuthority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorityOffered",
    "inputs": [
      {
        "name": "authority",
        "type": "address",
        "indexed": true
      },
      {
        "name": "pendingAuthority",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "CapacityLocked",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "capacity",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "queued",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "lockTime",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ClaimPaid",
    "inputs": [
      {
        "name": "receiver",
        "type": "address",
        "indexed": true
      },
      {
        "name": "paid",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "kept",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Deposit",
    "inputs": [
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "assets",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "EpochSettled",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64",
        "indexed": true
      },
      {
        "name": "burned",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "paid",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "gain",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Harvested",
    "inputs": [
      {
        "name": "caller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "gain",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "LoansReported",
    "inputs": [
      {
        "name": "principal",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "marks",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "accrued",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "accruedFee",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "ratePerSecond",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "lost",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "relief",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "reliefEnd",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "sent",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "principalPaid",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "interestPaid",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OperatorSet",
    "inputs": [
      {
        "name": "controller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "operator",
        "type": "address",
        "indexed": true
      },
      {
        "name": "approved",
        "type": "bool",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ParameterSet",
    "inputs": [
      {
        "name": "setter",
        "type": "bytes4",
        "indexed": true
      },
      {
        "name": "value",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RedeemRequest",
    "inputs": [
      {
        "name": "controller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "requestId",
        "type": "uint256",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": false
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RequestReturned",
    "inputs": [
      {
        "name": "receiver",
        "type": "address",
        "indexed": true
      },
      {
        "name": "returned",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "burned",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Streamed",
    "inputs": [
      {
        "name": "source",
        "type": "uint8",
        "indexed": true
      },
      {
        "name": "gain",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "held",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "remaining",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "end",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Transfer",
    "inputs": [
      {
        "name": "from",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": true
      },
      {
        "name": "value",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Withdraw",
    "inputs": [
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      },
      {
        "name": "receiver",
        "type": "address",
        "indexed": true
      },
      {
        "name": "controller",
        "type": "address",
        "indexed": true
      },
      {
        "name": "assets",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "shares",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ArithmeticOverflow",
    "inputs": []
  },
  {
    "type": "error",
    "name": "DepositsPaused",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "ECDSAInvalidSignature",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ECDSAInvalidSignatureS",
    "inputs": [
      {
        "name": "s",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InsufficientAllowance",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "allowance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InsufficientBalance",
    "inputs": [
      {
        "name": "sender",
        "type": "address"
      },
      {
        "name": "balance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidApprover",
    "inputs": [
      {
        "name": "approver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidReceiver",
    "inputs": [
      {
        "name": "receiver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidSender",
    "inputs": [
      {
        "name": "sender",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidSpender",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC2612ExpiredSignature",
    "inputs": [
      {
        "name": "deadline",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC2612InvalidSigner",
    "inputs": [
      {
        "name": "signer",
        "type": "address"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "EpochNotLocked",
    "inputs": [
      {
        "name": "epoch",
        "type": "uint64"
      },
      {
        "name": "locked",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "FeeRecipientUnset",
    "inputs": []
  },
  {
    "type": "error",
    "name": "LentAboveLendable",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "lendable",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "LockNotDue",
    "inputs": [
      {
        "name": "lockTime",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "MarksAbovePrincipal",
    "inputs": [
      {
        "name": "marks",
        "type": "uint256"
      },
      {
        "name": "principal",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "MarksLoweredWithoutCash",
    "inputs": [
      {
        "name": "marksBefore",
        "type": "uint256"
      },
      {
        "name": "marksAfter",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "MaximumExceeded",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "MinimumNotMet",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "minimum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "MintsNothing",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoPreview",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotControllerOrOperator",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      },
      {
        "name": "controller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotLoanBook",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotPendingAuthority",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotRedemptions",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "OutOfRange",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseCoolingDown",
    "inputs": [
      {
        "name": "availableAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseTooLong",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      },
      {
        "name": "latest",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PriceTooLow",
    "inputs": [
      {
        "name": "assets",
        "type": "uint256"
      },
      {
        "name": "supply",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "PrincipalAboveLent",
    "inputs": [
      {
        "name": "principal",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RateAboveMaximum",
    "inputs": [
      {
        "name": "ratePerSecond",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RedemptionsNotWired",
    "inputs": []
  },
  {
    "type": "error",
    "name": "RedemptionsSilent",
    "inputs": [
      {
        "name": "redemptions",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "RedemptionsWired",
    "inputs": [
      {
        "name": "redemptions",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "RequestAboveBalance",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "balance",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RequestBelowLeast",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "least",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ReserveSilent",
    "inputs": [
      {
        "name": "usdai",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ReturnedAboveLent",
    "inputs": [
      {
        "name": "returned",
        "type": "uint256"
      },
      {
        "name": "lent",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "SettlementRefused",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "most",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "SupplyCapExceeded",
    "inputs": [
      {
        "name": "shares",
        "type": "uint256"
      },
      {
        "name": "room",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TransferFailed",
    "inputs": [
      {
        "name": "token",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ValueNotAccepted",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ZeroAmount",
    "inputs": []
  }
] as const satisfies Abi;
