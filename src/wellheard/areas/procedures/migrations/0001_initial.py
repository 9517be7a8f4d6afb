import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CategoryList',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('from_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('thrown_away_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='procedures_categorylist_body_id'), models.UniqueConstraint(condition=models.Q(('thrown_away_at', None)), fields=('organisation', 'from_on'), name='one_category_list_from_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40)),
                ('name', models.CharField(max_length=120)),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='children', to='procedures.category')),
                ('category_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='procedures.categorylist')),
            ],
            options={
                'ordering': ['place', 'id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='procedures_category_body_id'), models.UniqueConstraint(fields=('organisation', 'category_list', 'code'), name='category_code_once_a_list'), models.UniqueConstraint(fields=('organisation', 'category_list', 'name'), name='category_name_once_a_list')],
            },
        ),
        migrations.CreateModel(
            name='CategoryMapping',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('national_list', models.CharField(max_length=40)),
                ('code', models.CharField(max_length=40)),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='mappings', to='procedures.category')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='procedures_categorymapping_body_id'), models.UniqueConstraint(fields=('organisation', 'category', 'national_list'), name='mapped_once_a_list')],
            },
        ),
        migrations.CreateModel(
            name='OwnNationalCode',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('national_list', models.CharField(max_length=40)),
                ('code', models.CharField(max_length=40)),
                ('words', models.CharField(blank=True, max_length=200)),
                ('dropped', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='procedures_ownnationalcode_body_id'), models.UniqueConstraint(fields=('organisation', 'national_list', 'code'), name='own_national_code_once')],
            },
        ),
        migrations.CreateModel(
            name='ProcedureChoice',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('ruleset', models.CharField(max_length=60)),
                ('changes', models.JSONField(default=dict)),
                ('from_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='procedures_procedurechoice_body_id'), models.UniqueConstraint(fields=('organisation', 'from_on'), name='one_procedure_from_a_day')],
            },
        ),
    ]
