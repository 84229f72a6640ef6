/** Units, accounts, roles, delegations and cycles as they are now, and a sentence for each change to them. */
@NullMarked
package jiheng.query.organisation;

import org.jspecify.annotations.NullMarked;
