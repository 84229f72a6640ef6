package jiheng.events.organisation;

import jiheng.events.StoredAs;

@StoredAs("account.role-revoked")
public record RoleRevoked(AccountId account, Role role, UnitId unit, String reason) implements AccountEvent {}
