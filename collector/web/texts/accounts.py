"""What sign-in and one's own account say, and what is refused there."""

from __future__ import annotations

from collections.abc import Mapping

from collector.accounts.refusals import WORDS
from collector.web.texts import accounts_page

FRENCH: Mapping[str, str] = {
    # The way in.
    "accounts.sign_in": "Se connecter",
    "accounts.name": "Nom du compte",
    "accounts.name_hint": "Celui avec lequel vous vous connecterez, par exemple votre prénom et votre nom.",
    "accounts.password": "Mot de passe",
    "accounts.password_new": "Nouveau mot de passe",
    "accounts.password_again": "Le même, encore une fois",
    "accounts.password_hint": "Au moins {least} caractères. Trois ou quatre mots sans rapport entre eux conviennent"
    " bien.",
    "accounts.forgotten": "Mot de passe oublié ? L'administrateur peut vous donner un lien pour en choisir un autre.",
    "accounts.first_title": "Bienvenue",
    "accounts.first_what": "Ce lien ouvre le compte de l'administrateur, une seule fois. C'est lui qui ouvrira ensuite"
    " les"
    " comptes des autres.",
    "accounts.first_do": "Ouvrir le compte",
    "accounts.choose_title": "Choisir un mot de passe",
    "accounts.choose_what": "Pour le compte « {name} ». Ce lien ne sert qu'une fois.",
    "accounts.choose_do": "Enregistrer et se connecter",
    "accounts.link_title": "Lien périmé",
    "accounts.pair_title": "Appairer cet écran",
    "accounts.pair_what": "Cet écran deviendra « {name} » : il ouvrira ses pages sans mot de passe.",
    "accounts.pair_do": "Appairer cet écran",
    "accounts.pair_hint": "À faire sur l'appareil lui-même. Le lien ne sert qu'une fois ; l'administrateur peut retirer"
    " l'écran à tout moment.",
    # One's own account.
    "accounts.me": "Mon compte",
    "accounts.me_role": "Connecté comme {role}",
    "accounts.me_may": "Ce que ce compte peut faire",
    "accounts.me_password": "Changer de mot de passe",
    "accounts.me_password_what": "Les autres navigateurs où vous êtes connecté devront se reconnecter.",
    "accounts.password_now": "Mot de passe actuel",
    "accounts.me_password_do": "Changer le mot de passe",
    "accounts.me_language": "Langue des pages",
    "accounts.language": "Langue",
    "accounts.language.": "Celle de l'atelier",
    "accounts.language.fr": "Français",
    "accounts.language.en": "Anglais",
    "accounts.me_sessions": "Où vous êtes connecté",
    "accounts.me_sessions_what": "Vous ne reconnaissez pas un navigateur ? Déconnectez-le et changez de mot de passe.",
    "accounts.this_one": "celui-ci",
    "accounts.ago": "il y a {time}",
    "accounts.end_others": "Déconnecter tous les autres",
    "accounts.done.password": "Le mot de passe est changé ; les autres navigateurs sont déconnectés.",
    "accounts.done.language": "La langue est enregistrée.",
    "accounts.done.ended": "Ce navigateur est déconnecté.",
    "accounts.done.ended_all": "Tous les navigateurs concernés sont déconnectés.",
    **accounts_page.FRENCH,
    # What is refused.
    "accounts.refused.wrong": "Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux ; le mot de passe"
    " distingue"
    " majuscules et minuscules.",
    "accounts.refused.password_wrong": "Ce n'est pas votre mot de passe actuel. Vérifiez-le.",
    "accounts.refused.wait": "Trop d'essais. Attendez {time}, puis recommencez.",
    "accounts.refused.busy": "Trop de personnes se connectent en ce moment. Recommencez dans quelques secondes.",
    "accounts.refused.link": "Ce lien n'ouvre plus rien : il a servi, un autre l'a remplacé, ou son délai est passé."
    " Demandez-en"
    " un nouveau.",
    "accounts.refused.password_short": "Ce mot de passe est trop court : il faut au moins {least} caractères. Trois ou"
    " quatre"
    " mots conviennent bien.",
    "accounts.refused.password_long": "Ce mot de passe est trop long : {most} caractères au plus.",
    "accounts.refused.password_common": "Beaucoup de gens ont ce mot de passe ou presque, et c'est le premier qu'on"
    " essaie."
    " Choisissez-en un autre, par exemple trois ou quatre mots sans rapport entre eux.",
    "accounts.refused.password_name": "Ce mot de passe contient le nom du compte. Choisissez-en un autre.",
    "accounts.refused.password_differs": "Les deux mots de passe ne sont pas les mêmes. Tapez-le deux fois.",
    "accounts.refused.name_missing": "Il faut un nom.",
    "accounts.refused.name_long": "Ce nom est trop long : {most} caractères au plus.",
    "accounts.refused.name_taken": "Il y a déjà un compte « {name} ». Choisissez un autre nom, ou rouvrez celui-là.",
    "accounts.refused.no_account": "Il n'y a pas de compte « {name} ».",
    "accounts.refused.account_closed": "Le compte « {name} » est fermé. Rouvrez-le d'abord.",
    "accounts.refused.account_open": "Le compte « {name} » est déjà ouvert.",
    "accounts.refused.no_role": "Personne ne se connecte comme « {role} ».",
    "accounts.refused.no_language": "« {language} » n'est pas une langue de ces pages.",
    "accounts.refused.last_administrator": "C'est le compte du dernier administrateur. Ouvrez-en d'abord un autre,"
    " sinon"
    " personne ne pourrait plus en ouvrir.",
    "accounts.refused.no_device": "Cet écran n'existe pas.",
    "accounts.refused.device_revoked": "Cet écran a été retiré. Appairez-le de nouveau.",
    "accounts.refused.no_purpose": "Un écran appairé est une borne ou un écran mural, pas « {purpose} ».",
    "accounts.refused.no_machine": "Il n'y a pas de machine « {machine} » ici.",
    "accounts.refused.no_token": "Il n'y a pas de jeton « {name} ».",
    "accounts.refused.token_revoked": "Le jeton « {name} » est déjà révoqué.",
    "accounts.refused.no_scope": "« {scope} » n'est pas un droit. Il y a : {rights}.",
    "accounts.refused.scopes_missing": "Un jeton a besoin d'au moins un droit.",
    "accounts.refused.token_days": "Un jeton vaut entre 1 et {most} jours.",
    "accounts.refused.no_session": "Ce navigateur est déjà déconnecté.",
    "accounts.refused.no_person": "Personne dans le registre n'a l'identifiant « {person} ».",
    "accounts.refused.others_key": "Ce lien est celui du premier démarrage, et il y a déjà un compte. Connectez-vous.",
}

ENGLISH: Mapping[str, str] = {
    "accounts.sign_in": "Sign in",
    "accounts.name": "Account name",
    "accounts.name_hint": "What you will sign in with, such as your first and last name.",
    "accounts.password": "Password",
    "accounts.password_new": "New password",
    "accounts.password_again": "The same once more",
    "accounts.password_hint": "At least {least} characters. Three or four words that do not belong together do well.",
    "accounts.forgotten": "Forgot your password? The administrator can give you a link to choose another one.",
    "accounts.first_title": "Welcome",
    "accounts.first_what": "This link opens the administrator's account, once. The administrator then opens the"
    " accounts of"
    " all others.",
    "accounts.first_do": "Open the account",
    "accounts.choose_title": "Choose a password",
    "accounts.choose_what": "For the account “{name}”. This link works once.",
    "accounts.choose_do": "Save and sign in",
    "accounts.link_title": "This link is over",
    "accounts.pair_title": "Pair this screen",
    "accounts.pair_what": "This screen will be “{name}”: it opens its pages without a password.",
    "accounts.pair_do": "Pair this screen",
    "accounts.pair_hint": "Do this on the device itself. The link works once; the administrator can remove the screen"
    " at any"
    " time.",
    "accounts.me": "My account",
    "accounts.me_role": "Signed in as {role}",
    "accounts.me_may": "What this account may do",
    "accounts.me_password": "Change your password",
    "accounts.me_password_what": "Other browsers in which you are signed in will have to sign in again.",
    "accounts.password_now": "Present password",
    "accounts.me_password_do": "Change the password",
    "accounts.me_language": "Language of the pages",
    "accounts.language": "Language",
    "accounts.language.": "The workshop's",
    "accounts.language.fr": "French",
    "accounts.language.en": "English",
    "accounts.me_sessions": "Where you are signed in",
    "accounts.me_sessions_what": "A browser that you do not know? Sign it out, and change your password.",
    "accounts.this_one": "this one",
    "accounts.ago": "{time} ago",
    "accounts.end_others": "Sign all others out",
    "accounts.done.password": "The password is changed; other browsers are signed out.",
    "accounts.done.language": "The language is saved.",
    "accounts.done.ended": "This browser is signed out.",
    "accounts.done.ended_all": "All these browsers are signed out.",
    **accounts_page.ENGLISH,
    **{f"accounts.refused.{code}": text for code, text in WORDS.items()},
}
