package jiheng.ui.api;

import io.swagger.v3.oas.annotations.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import jiheng.events.organisation.Role;
import jiheng.query.organisation.Organisation;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The units and accounts, for programs that keep their own list beside it. */
@RestController
@RequestMapping("/api/v1")
class OrganisationController {
    private final Organisation organisation;
    private final Reading reading;

    OrganisationController(Organisation organisation, Reading reading) {
        this.organisation = organisation;
        this.reading = reading;
    }

    record UnitLine(
            String id, String name, String kind, @Nullable String parent) {}

    record RoleLine(String role, String unit) {}

    record AccountLine(String account, String name, String unit, boolean enabled, List<RoleLine> roles) {}

    @Operation(
            summary = "单位 Units",
            description =
                    "The units whose forms the person may read, or that they administer; each before those below it.")
    @GetMapping("/units")
    List<UnitLine> units() {
        var known = new LinkedHashSet<>(reading.units());
        known.addAll(reading.unitsAs(Role.ADMINISTRATOR));
        return organisation.units().stream()
                .filter(unit -> known.contains(unit.unit()))
                .map(unit -> new UnitLine(
                        unit.unit().value(),
                        unit.name(),
                        unit.kind().name(),
                        unit.parent() == null ? null : unit.parent().value()))
                .toList();
    }

    @Operation(
            summary = "账号 Accounts",
            description =
                    "The accounts of the units that the person administers, with their roles; for administrators.")
    @GetMapping("/accounts")
    List<AccountLine> accounts() {
        var reached = reading.unitsAs(Role.ADMINISTRATOR);
        if (reached.isEmpty()) {
            throw Reading.missing(Role.ADMINISTRATOR);
        }
        return organisation.accounts().stream()
                .filter(account -> reached.contains(account.unit()))
                .map(account -> new AccountLine(
                        account.account().value(),
                        account.name(),
                        account.unit().value(),
                        account.enabled(),
                        account.roles().stream()
                                .map(role -> new RoleLine(
                                        role.role().name(), role.unit().value()))
                                .toList()))
                .toList();
    }
}
