// Generated from abi/loan-lens.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const loanLensAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "router",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "loan",
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
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "components": [
          {
            "name": "id",
            "type": "bytes32"
          },
          {
            "name": "status",
            "type": "uint8"
          },
          {
            "name": "decimals",
            "type": "uint8"
          },
          {
            "name": "liquidationFeeRate",
            "type": "uint16"
          },
          {
            "name": "start",
            "type": "uint64"
          },
          {
            "name": "instalments",
            "type": "uint16"
          },
          {
            "name": "instalmentsPaid",
            "type": "uint16"
          },
          {
            "name": "outstanding",
            "type": "uint256"
          },
          {
            "name": "reserve",
            "type": "uint256"
          },
          {
            "name": "accrued",
            "type": "uint256"
          },
          {
            "name": "opensAfter",
            "type": "uint64"
          },
          {
            "name": "deadline",
            "type": "uint64"
          },
          {
            "name": "defaultAfter",
            "type": "uint64"
          },
          {
            "name": "defaultedAt",
            "type": "uint64"
          },
          {
            "name": "cureUntil",
            "type": "uint64"
          },
          {
            "name": "balances",
            "type": "uint256[]"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "opening",
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
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "components": [
          {
            "name": "principal",
            "type": "uint256"
          },
          {
            "name": "originationFee",
            "type": "uint256"
          },
          {
            "name": "reserve",
            "type": "uint256"
          },
          {
            "name": "toBorrower",
            "type": "uint256"
          },
          {
            "name": "firstInstalment",
            "type": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "quote",
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
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "components": [
          {
            "name": "instalments",
            "type": "uint16"
          },
          {
            "name": "principal",
            "type": "uint256"
          },
          {
            "name": "interest",
            "type": "uint256"
          },
          {
            "name": "lateInterest",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "total",
            "type": "uint256"
          },
          {
            "name": "arrears",
            "type": "uint256"
          },
          {
            "name": "payoff",
            "type": "uint256"
          },
          {
            "name": "opensAfter",
            "type": "uint64"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "quoteAt",
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
        "name": "at",
        "type": "uint64"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "components": [
          {
            "name": "instalments",
            "type": "uint16"
          },
          {
            "name": "principal",
            "type": "uint256"
          },
          {
            "name": "interest",
            "type": "uint256"
          },
          {
            "name": "lateInterest",
            "type": "uint256"
          },
          {
            "name": "exitFee",
            "type": "uint256"
          },
          {
            "name": "total",
            "type": "uint256"
          },
          {
            "name": "arrears",
            "type": "uint256"
          },
          {
            "name": "payoff",
            "type": "uint256"
          },
          {
            "name": "opensAfter",
            "type": "uint64"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "router",
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
    "name": "schedule",
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
    "outputs": [
      {
        "name": "rows",
        "type": "tuple[]",
        "components": [
          {
            "name": "due",
            "type": "uint64"
          },
          {
            "name": "principal",
            "type": "uint256"
          },
          {
            "name": "interest",
            "type": "uint256"
          },
          {
            "name": "balance",
            "type": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "view"
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
    "name": "ContractSilent",
    "inputs": [
      {
        "name": "contract_",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "CurrencyUnusable",
    "inputs": [
      {
        "name": "currencyToken",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "DurationNotWhole",
    "inputs": [
      {
        "name": "duration",
        "type": "uint64"
      },
      {
        "name": "repaymentInterval",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "EmptyTranche",
    "inputs": [
      {
        "name": "index",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "GraceAboveInterval",
    "inputs": [
      {
        "name": "grace",
        "type": "uint64"
      },
      {
        "name": "repaymentInterval",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "InstalmentsOutOfRange",
    "inputs": [
      {
        "name": "instalments",
        "type": "uint16"
      }
    ]
  },
  {
    "type": "error",
    "name": "IntervalOutOfRange",
    "inputs": [
      {
        "name": "repaymentInterval",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "LoanUnknown",
    "inputs": [
      {
        "name": "loan",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "NotStarted",
    "inputs": [
      {
        "name": "start",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "NothingForBorrower",
    "inputs": [
      {
        "name": "withheld",
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
    "name": "PrincipalAboveMost",
    "inputs": [
      {
        "name": "principal",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RateOutOfRange",
    "inputs": [
      {
        "name": "rate",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ScheduleUnknown",
    "inputs": [
      {
        "name": "schedule",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "TranchesOutOfRange",
    "inputs": [
      {
        "name": "count",
        "type": "uint256"
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
    "name": "WrongStatus",
    "inputs": [
      {
        "name": "status",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  }
] as const satisfies Abi;
