// Generated from abi/loan-default.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const loanDefaultAbi = [
  {
    "type": "function",
    "name": "callDefault",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "foreclose",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "onCollateralLiquidated",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      },
      {
        "name": "proceeds",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "reconcile",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      },
      {
        "name": "index",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "recover",
    "inputs": [
      {
        "name": "terms",
        "type": "tuple",
        "components": [
          {
            "name": "expiration",
            "type": "uint64"
          },
          {
            "name": "borrower",
            "type": "address"
          },
          {
            "name": "currencyToken",
            "type": "address"
          },
          {
            "name": "title",
            "type": "uint256"
          },
          {
            "name": "duration",
            "type": "uint64"
          },
          {
            "name": "repaymentInterval",
            "type": "uint64"
          },
          {
            "name": "schedule",
            "type": "uint8"
          },
          {
            "name": "gracePeriodRate",
            "type": "uint256"
          },
          {
            "name": "gracePeriodDuration",
            "type": "uint64"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "reserveInstalments",
            "type": "uint8"
          },
          {
            "name": "nonce",
            "type": "uint256"
          },
          {
            "name": "trancheSpecs",
            "type": "tuple[]",
            "components": [
              {
                "name": "lender",
                "type": "address"
              },
              {
                "name": "amount",
                "type": "uint256"
              },
              {
                "name": "rate",
                "type": "uint256"
              }
            ]
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "error",
    "name": "NotRouter",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  }
] as const satisfies Abi;
