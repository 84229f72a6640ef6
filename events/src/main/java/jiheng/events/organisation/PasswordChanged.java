package jiheng.events.organisation;

import jiheng.events.StoredAs;

/** That a password was set, never which. */
@StoredAs("account.password-changed")
public record PasswordChanged(AccountId account) implements AccountEvent {}
