"""Open Graph's names for languages: a language and a territory, of a closed list that
its readers share.
"""

# As Facebook, which made Open Graph, knows them.
LOCALES = """
af_ZA ar_AR az_AZ be_BY bg_BG bn_IN bs_BA ca_ES cs_CZ cy_GB da_DK de_DE el_GR en_GB
en_US es_ES es_LA et_EE eu_ES fa_IR fi_FI fr_CA fr_FR ga_IE gl_ES gu_IN he_IL hi_IN
hr_HR hu_HU hy_AM id_ID is_IS it_IT ja_JP ka_GE kk_KZ km_KH kn_IN ko_KR ku_TR ky_KG
lt_LT lv_LV mk_MK ml_IN mn_MN mr_IN ms_MY mt_MT my_MM nb_NO ne_NP nl_BE nl_NL nn_NO
pa_IN pl_PL ps_AF pt_BR pt_PT ro_RO ru_RU si_LK sk_SK sl_SI sq_AL sr_RS sv_SE sw_KE
ta_IN te_IN th_TH tl_PH tr_TR uk_UA ur_PK uz_UZ vi_VN zh_CN zh_HK zh_TW
""".split()


def locale(lang: str) -> str:
    """The name of a language tag: "en-GB" -> "en_GB", "ko" -> "ko_KR", the only one there
    is; of "en" nobody knows.

    Empty where Open Graph has none, or several and the tag does not say which.
    """
    base, *rest = lang.split("-")
    named = [f"{base}_{part.upper()}" for part in rest]
    candidates = [name for name in LOCALES if name.startswith(f"{base}_")]
    for name in named:
        if name in candidates:
            return name
    is_plain = not rest and len(candidates) == 1
    return candidates[0] if is_plain else ""
