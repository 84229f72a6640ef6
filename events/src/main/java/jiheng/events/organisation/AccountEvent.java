package jiheng.events.organisation;

/** What happens to an account. Passwords are never part of it. */
public sealed interface AccountEvent
        permits AccountOpened,
                AccountRenamed,
                AccountDisabled,
                AccountEnabled,
                PasswordChanged,
                RoleGranted,
                RoleRevoked,
                DelegationGiven,
                DelegationEnded {
    AccountId account();
}
