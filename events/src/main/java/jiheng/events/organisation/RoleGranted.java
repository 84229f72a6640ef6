package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.role-granted")
public record RoleGranted(AccountId account, Role role, UnitId unit) implements AccountEvent {}
