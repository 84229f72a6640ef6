/** Units, accounts, roles and delegations, and who granted what to whom. */
@NullMarked
package jiheng.events.organisation;

import org.jspecify.annotations.NullMarked;
