package jiheng.ui.admin;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.query.organisation.AccountView;
import jiheng.query.organisation.ActFilter;
import jiheng.query.organisation.DelegationView;
import jiheng.query.organisation.Organisation;
import jiheng.query.organisation.OrganisationAct;
import jiheng.query.organisation.UnitView;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an administrator reaches: the units below their bureau, the people in them, and what was done to either. */
@Component
class Region {
    private final Organisation organisation;
    private final Reading reading;

    Region(Organisation organisation, Reading reading) {
        this.organisation = organisation;
        this.reading = reading;
    }

    List<UnitView> units() {
        var reached = reading.unitsAs(Role.ADMINISTRATOR);
        return organisation.units().stream()
                .filter(unit -> reached.contains(unit.unit()))
                .toList();
    }

    /** By name, account or unit. */
    List<AccountView> accounts(String search) {
        var reached = reading.unitsAs(Role.ADMINISTRATOR);
        var sought = search.strip().toLowerCase(Locale.ROOT);
        return organisation.accounts().stream()
                .filter(account -> reached.contains(account.unit()))
                .filter(account -> Stream.of(account.name(), account.account().key(), account.unitName())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought)))
                .toList();
    }

    /** @throws CommandRefused 404 if there is none that the administrator reaches */
    UnitView unit(String id) {
        return units().stream()
                .filter(unit -> unit.unit().value().equals(id))
                .findFirst()
                .orElseThrow(() -> CommandRefused.absent("unit-unknown", Map.of("unit", id)));
    }

    /** @throws CommandRefused 404 if there is none that the administrator reaches */
    AccountView account(String id) {
        var found = Ids.isA(AccountId.KIND, id) ? accounts("").stream() : Stream.<AccountView>empty();
        return found.filter(account -> account.account().value().equals(id))
                .findFirst()
                .orElseThrow(() -> CommandRefused.absent("account-unknown", Map.of("account", id)));
    }

    List<DelegationView> delegations() {
        var reached = reading.unitsAs(Role.ADMINISTRATOR);
        return organisation.delegations().stream()
                .filter(delegation -> reached.contains(delegation.unit()))
                .sorted(Comparator.comparing(DelegationView::first).reversed())
                .toList();
    }

    /** A role that may be granted in a unit. */
    record Offer(Typed.Place place, String unitName) {}

    /** Every role with the units that fit it, as the rule of granting has it. */
    Map<Role, List<Offer>> offers() {
        var units = units();
        var offers = new EnumMap<Role, List<Offer>>(Role.class);
        Arrays.stream(Role.values())
                .forEach(role -> offers.put(
                        role,
                        units.stream()
                                .filter(unit -> fits(role, unit))
                                .map(unit -> new Offer(new Typed.Place(role, unit.unit()), unit.name()))
                                .toList()));
        return offers;
    }

    /** What a person did and what was done to them, in a unit if one is given, as far as the administrator reaches. */
    ActFilter acts(@Nullable AccountId person, @Nullable UnitId unit) {
        var people = accounts("").stream().map(AccountView::account).collect(Collectors.toSet());
        return new ActFilter(reading.unitsAs(Role.ADMINISTRATOR), people, person, unit);
    }

    long countActs(ActFilter filter) {
        return organisation.countActs(filter);
    }

    /** The last first. */
    List<OrganisationAct> acts(ActFilter filter, int most, long skipped) {
        return organisation.acts(filter, most, skipped);
    }

    private static boolean fits(Role role, UnitView unit) {
        return switch (role) {
            case PREPARER, UNIT_APPROVER -> true;
            case SUPERVISING_REVIEWER -> unit.kind() == UnitKind.SUPERVISING_DEPARTMENT;
            case FINANCE_REVIEWER, AUDITOR, ADMINISTRATOR -> unit.kind() == UnitKind.FINANCE_BUREAU;
        };
    }
}
