package jiheng.ui.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;

/** The fields of a form as they were sent, each refused in its own place if it cannot be read. */
record Typed(Map<String, String> fields) {
    String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** A key, or an id with its kind in front. */
    UnitId unit(String field) {
        return new UnitId(id(UnitId.KIND, field, "unit-malformed"));
    }

    AccountId account(String field) {
        return new AccountId(id(AccountId.KIND, field, "account-malformed"));
    }

    DelegationId delegation(String field) {
        return new DelegationId(id(DelegationId.KIND, field, "choice-missing"));
    }

    CycleId cycle(String field) {
        return new CycleId(id(CycleId.KIND, field, "choice-missing"));
    }

    LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field).strip());
        } catch (DateTimeException unreadable) {
            throw CommandRefused.malformed("day-malformed", field, Map.of("text", text(field)));
        }
    }

    int year(String field) {
        if (!text(field).strip().matches("[0-9]{4}")) {
            throw CommandRefused.malformed("year-malformed", field, Map.of("text", text(field)));
        }
        return Integer.parseInt(text(field).strip());
    }

    <E extends Enum<E>> E choice(Class<E> kind, String field) {
        try {
            return Enum.valueOf(kind, text(field));
        } catch (IllegalArgumentException unknown) {
            throw CommandRefused.malformed("choice-missing", field, Map.of());
        }
    }

    /** A role in a unit, as {@link Place#value()} writes it. */
    Place place(String field) {
        return Place.read(text(field)).orElseThrow(() -> CommandRefused.malformed("choice-missing", field, Map.of()));
    }

    /** A role in a unit: {@code PREPARER@unit-union}. */
    public record Place(Role role, UnitId unit) {
        public String value() {
            return role.name() + "@" + unit.value();
        }

        static Optional<Place> read(String value) {
            var parts = value.split("@", -1);
            if (parts.length != 2 || !Ids.isA(UnitId.KIND, parts[1])) {
                return Optional.empty();
            }
            return Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(parts[0]))
                    .map(role -> new Place(role, new UnitId(parts[1])))
                    .findFirst();
        }
    }

    static CommandRefused noSuchAct(String act) {
        return CommandRefused.malformed("act-unknown", "act", Map.of("text", act));
    }

    private String id(String kind, String field, String code) {
        var typed = text(field).strip().toLowerCase(Locale.ROOT);
        var id = typed.startsWith(kind + "-") ? typed : kind + "-" + typed;
        if (!Ids.isA(kind, id)) {
            throw CommandRefused.malformed(code, field, Map.of("text", text(field)));
        }
        return id;
    }
}
